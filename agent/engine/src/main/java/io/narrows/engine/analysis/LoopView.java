package io.narrows.engine.analysis;

import java.util.List;

/**
 * A sequence of statements that requests of an endpoint run again and again.
 *
 * @param members in their order
 * @param requests in which it ran at least three times in a row
 * @param times how often it ran in these, all together
 * @param most how often it ran in one of them
 */
public record LoopView(List<Signature> members, long requests, long times, long most) {}
