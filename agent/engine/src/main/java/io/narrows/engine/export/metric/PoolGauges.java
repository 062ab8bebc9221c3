package io.narrows.engine.export.metric;

import org.jspecify.annotations.Nullable;

/**
 * Size and load of a connection pool at one moment, read through its public getters; -1 for what it
 * does not tell.
 *
 * @param limit how many connections there can be
 */
record PoolGauges(int used, int idle, int pending, int limit, int idleMin) {
  static @Nullable PoolGauges of(@Nullable Object pool) {
    if (pool == null) {
      return null;
    }
    PoolGauges gauges = hikari(pool);
    return gauges.used < 0 && gauges.idle < 0 ? null : gauges;
  }

  /** HikariCP's pool, or the data source around it, which has a pool once it was asked for one. */
  private static PoolGauges hikari(Object given) {
    Object bean = Getters.value(given, "getHikariPoolMXBean");
    Object pool = bean == null ? given : bean;
    Object config = bean == null ? Getters.field(given, "config") : given;
    return new PoolGauges(
        Getters.number(pool, "getActiveConnections"),
        Getters.number(pool, "getIdleConnections"),
        Getters.number(pool, "getThreadsAwaitingConnection"),
        Getters.number(config, "getMaximumPoolSize"),
        Getters.number(config, "getMinimumIdle"));
  }
}
