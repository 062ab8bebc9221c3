package io.narrows.vertical.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.narrows.vertical.testing.Recorded;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

class HikariTest {
  @Nested
  class WithPostgresql extends Pool {
    WithPostgresql() {
      super(Databases.POSTGRESQL);
    }
  }

  /** Its connections come of a data source, and of no driver. */
  @Nested
  class WithH2 extends Pool {
    WithH2() {
      super(Databases.H2);
    }

    @Override
    HikariConfig config(String url) {
      HikariConfig config = super.config(null);
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(url);
      config.setDataSource(source);
      return config;
    }

    @Test
    void poolThatNobodyAsked_isKnown() throws Exception {
      try (HikariDataSource other = new HikariDataSource(config(database().url()))) {
        Recorded.await(() -> recorded().resources.pools().size() == 2);
        assertThat(other.isRunning()).isTrue();
      }
    }
  }

  /** A pool that is made by the first call for a connection. */
  @Nested
  class MadeLate extends Pool {
    MadeLate() {
      super(Databases.H2);
    }

    @Override
    DataSource open(String url) {
      HikariDataSource source = new HikariDataSource();
      config(url).copyStateTo(source);
      return source;
    }
  }

  @Nested
  class BehindAnother extends Pool {
    BehindAnother() {
      super(Databases.POSTGRESQL);
    }

    @Override
    DataSource open(String url) {
      return new DelegatingDataSource(super.open(url));
    }

    @Override
    void close(DataSource source) {
      super.close(((DelegatingDataSource) source).getTargetDataSource());
    }
  }

  /** The connection is a proxy of the JDK's, and is borrowed when it is first needed. */
  @Nested
  class BehindTransactions extends Late {
    @Override
    DelegatingDataSource around(DataSource pool) {
      return new TransactionAwareDataSourceProxy(pool);
    }
  }

  /** The same, and nothing is borrowed for a transaction without a statement. */
  @Nested
  class BehindALazyProxy extends Late {
    @Override
    DelegatingDataSource around(DataSource pool) {
      return new LazyConnectionDataSourceProxy(pool);
    }
  }

  private abstract class Late extends JdbcContract {
    private final Pool pool = new WithPostgresql();

    abstract DelegatingDataSource around(DataSource pool);

    @Override
    Databases database() {
      return Databases.POSTGRESQL;
    }

    @Override
    DataSource open(String url) {
      return around(pool.open(url));
    }

    @Override
    void close(DataSource source) {
      pool.close(((DelegatingDataSource) source).getTargetDataSource());
    }

    @Override
    String acquisition() {
      return pool.acquisition();
    }
  }

  private abstract static class Pool extends PoolContract {
    private final Databases database;

    Pool(Databases database) {
      this.database = database;
    }

    @Override
    Databases database() {
      return database;
    }

    HikariConfig config(String url) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(url);
      config.setPoolName("shop-pool");
      config.setMaximumPoolSize(MAX);
      config.setMinimumIdle(1);
      config.setConnectionTimeout(250);
      return config;
    }

    @Override
    DataSource open(String url) {
      return new HikariDataSource(config(url));
    }

    @Override
    void close(DataSource source) {
      ((HikariDataSource) source).close();
    }

    @Override
    String library() {
      return "hikaricp";
    }

    @Override
    String poolName() {
      return "shop-pool";
    }
  }
}
