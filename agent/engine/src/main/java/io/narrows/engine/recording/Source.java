package io.narrows.engine.recording;

import org.jspecify.annotations.Nullable;

/** What is known of one data source; attached to it at its first sight. */
final class Source {
  /** What an acquisition is named after that found no pool: the simple name of the class. */
  final String name;

  /** The pool that it is, or null. */
  final @Nullable PoolStats pool;

  /** The pool whose connections it makes, or null. */
  volatile @Nullable PoolStats feeds;

  Source(Object dataSource, @Nullable PoolStats pool) {
    String full = dataSource.getClass().getName();
    name = full.substring(full.lastIndexOf('.') + 1);
    this.pool = pool;
  }
}
