package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Test;

/** The gauges of real pools, read through their public getters. */
class PoolsTest {
  private static final String URL = "jdbc:h2:mem:pools";

  private final Pools pools = new Pools(false);

  @Test
  void hikari_tellsAllGauges() throws Exception {
    try (HikariDataSource source = hikari("shop")) {
      PoolStats stats = of(source);
      try (Connection connection = source.getConnection()) {
        assertThat(connection).isNotNull();
        assertThat(stats.gauges()).isEqualTo(new PoolGauges(1, 0, 3, 1, 3, 0));
      }
      assertThat(stats.gauges().used()).isZero();
      assertThat(stats.name()).isEqualTo("shop");
      assertThat(stats.libraryName()).isEqualTo("hikaricp");
    }
  }

  @Test
  void hikariThatHasNotBegun_knowsItsLimits() {
    try (HikariDataSource source = new HikariDataSource()) {
      source.setMaximumPoolSize(7);
      PoolGauges gauges = of(source).gauges();
      assertThat(gauges.max()).isEqualTo(7);
      assertThat(gauges.used()).isEqualTo(-1);
    }
  }

  @Test
  void dbcp_tellsWhatItHas() throws Exception {
    try (BasicDataSource source = new BasicDataSource()) {
      source.setUrl(URL);
      source.setMaxTotal(4);
      source.setMinIdle(1);
      source.setMaxIdle(2);
      PoolStats stats = of(source);
      try (Connection connection = source.getConnection()) {
        assertThat(connection).isNotNull();
        assertThat(stats.gauges()).isEqualTo(new PoolGauges(1, 0, 4, 1, 2, -1));
      }
      stats.leadsTo(new Database("postgresql", "db", 6432, "shop"));
      assertThat(stats.name()).isEqualTo("db:6432/shop");
    }
  }

  @Test
  void tomcat_tellsAllGauges_andIsNotMadeByAsking() throws Exception {
    org.apache.tomcat.jdbc.pool.DataSource source = new org.apache.tomcat.jdbc.pool.DataSource();
    source.setUrl(URL);
    source.setDriverClassName("org.h2.Driver");
    source.setInitialSize(1);
    source.setMaxActive(5);
    source.setMinIdle(1);
    source.setMaxIdle(2);
    PoolStats stats = of(source);
    assertThat(stats.gauges().used()).isEqualTo(-1);
    assertThat(pools.open()).isEmpty();
    try (Connection connection = source.getConnection()) {
      assertThat(connection).isNotNull();
      assertThat(stats.gauges()).isEqualTo(new PoolGauges(1, 0, 5, 1, 2, 0));
      assertThat(pools.open()).containsExactly(stats);
    }
    source.close(true);
    assertThat(pools.open()).isEmpty();
  }

  @Test
  void closedPool_isNotListed() {
    HikariDataSource source = hikari("shop");
    of(source);
    assertThat(pools.open()).hasSize(1);
    source.close();
    assertThat(pools.open()).isEmpty();
  }

  @Test
  void poolsOfOneName_areToldApart() {
    try (HikariDataSource first = hikari("shop");
        HikariDataSource second = hikari("shop")) {
      of(first);
      of(second);
      assertThat(pools.open()).extracting(PoolStats::name).containsExactly("shop", "shop-2");
      assertThat(pools.open()).extracting(PoolStats::name).containsExactly("shop", "shop-2");
    }
  }

  @Test
  void poolsBeyondTheLimit_areCountedAndNotListed() {
    List<BasicDataSource> sources = new ArrayList<>();
    for (int i = 0; i < Resources.LIMIT + 10; i++) {
      sources.add(new BasicDataSource());
      of(sources.get(i)).waited(1);
    }
    assertThat(pools.open()).hasSize(Resources.LIMIT);
  }

  @Test
  void poolThatWasCollected_isForgotten() throws Exception {
    of(new BasicDataSource());
    for (int i = 0; i < 100 && !pools.open().isEmpty(); i++) {
      System.gc();
      Thread.onSpinWait();
    }
    pools.expunge();
    assertThat(pools.open()).isEmpty();
  }

  private PoolStats of(Object source) {
    PoolLibrary library = PoolLibrary.of(source);
    assertThat(library).isNotNull();
    return pools.of(source, source, library);
  }

  private static HikariDataSource hikari(String name) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(URL);
    config.setPoolName(name);
    config.setMaximumPoolSize(3);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }
}
