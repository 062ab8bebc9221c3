package io.narrows.vertical.jdbc;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Nested;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Data sources that make a connection each time. */
class UnpooledTest {
  /** Its connections come of no {@code Driver.connect}. */
  @Nested
  class OfH2 extends Unpooled {
    OfH2() {
      super(Databases.H2, "JdbcDataSource");
    }

    @Override
    DataSource open(String url) {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(url);
      return source;
    }
  }

  @Nested
  class OfPostgresql extends Unpooled {
    OfPostgresql() {
      super(Databases.POSTGRESQL, "PGSimpleDataSource");
    }

    @Override
    DataSource open(String url) {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(url);
      return source;
    }
  }

  @Nested
  class OfSpring extends Unpooled {
    OfSpring() {
      super(Databases.POSTGRESQL, "DriverManagerDataSource");
    }

    @Override
    DataSource open(String url) {
      return new DriverManagerDataSource(url);
    }
  }

  private abstract static class Unpooled extends JdbcContract {
    private final Databases database;
    private final String name;

    Unpooled(Databases database, String name) {
      this.database = database;
      this.name = name;
    }

    @Override
    Databases database() {
      return database;
    }

    @Override
    void close(DataSource source) {}

    @Override
    String acquisition() {
      return "DB_ACQUIRE " + name;
    }
  }
}
