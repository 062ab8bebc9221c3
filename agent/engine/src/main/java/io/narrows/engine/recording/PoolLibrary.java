package io.narrows.engine.recording;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The connection pools that are known by their class, and their public getters. */
enum PoolLibrary {
  HIKARICP(
      "com.zaxxer.hikari.HikariDataSource",
      "getPoolName",
      "isClosed",
      new Getters(
          "getActiveConnections",
          "getIdleConnections",
          "getMaximumPoolSize",
          "getMinimumIdle",
          // It keeps no more idle ones than it may have.
          "getMaximumPoolSize",
          "getThreadsAwaitingConnection")),
  TOMCAT_JDBC(
      "org.apache.tomcat.jdbc.pool.DataSourceProxy",
      null,
      "isClosed",
      new Getters(
          "getActive", "getIdle", "getMaxActive", "getMinIdle", "getMaxIdle", "getWaitCount")),
  COMMONS_DBCP2(
      "org.apache.commons.dbcp2.BasicDataSource",
      "getJmxName",
      "isClosed",
      new Getters("getNumActive", "getNumIdle", "getMaxTotal", "getMinIdle", "getMaxIdle", null));

  final String dataSource;

  final @Nullable String name;
  final String closed;
  final Getters getters;

  PoolLibrary(String dataSource, @Nullable String name, String closed, Getters getters) {
    this.dataSource = dataSource;
    this.name = name;
    this.closed = closed;
    this.getters = getters;
  }

  /** The library of this data source, or null. */
  static @Nullable PoolLibrary of(Object dataSource) {
    for (Class<?> type = dataSource.getClass(); type != null; type = type.getSuperclass()) {
      for (PoolLibrary library : values()) {
        if (library.dataSource.equals(type.getName())) {
          return library;
        }
      }
    }
    return null;
  }

  /** Whether the pool had no connection to give within the time that one waits. */
  boolean isTimeout(Throwable error) {
    return switch (this) {
      case HIKARICP -> error instanceof SQLTransientConnectionException;
      case TOMCAT_JDBC -> error.getClass().getSimpleName().equals("PoolExhaustedException");
      case COMMONS_DBCP2 ->
          error instanceof SQLException && error.getCause() instanceof NoSuchElementException;
    };
  }

  /** As it is called in reports: {@code hikaricp}, {@code tomcat-jdbc}. */
  String display() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Names of getters; null where the library has none. */
  record Getters(
      String used,
      String idle,
      String max,
      String minIdle,
      String maxIdle,
      @Nullable String pending) {}
}
