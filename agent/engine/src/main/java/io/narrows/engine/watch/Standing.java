package io.narrows.engine.watch;

/** What is known of a finding's life. */
public record Standing(Status status, long firstSeenMillis, long lastSeenMillis) {}
