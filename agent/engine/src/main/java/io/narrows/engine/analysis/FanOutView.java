package io.narrows.engine.analysis;

import java.util.List;

/**
 * Requests that had very many tasks or calls on their way at once.
 *
 * @param children the sum over these requests of the most that one of their threads had
 */
public record FanOutView(long requests, long children, long maxChildren, List<Exemplar> exemplars) {
  public static final FanOutView NONE = new FanOutView(0, 0, 0, List.of());
}
