package io.narrows.vertical.jdbc;

import java.time.Duration;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Nested;

class DbcpTest {
  @Nested
  class WithH2 extends Pool {
    WithH2() {
      super(Databases.H2, false);
    }

    @Override
    String poolName() {
      return "h2database/vertical";
    }
  }

  /** The pool keeps statements: one that is asked for again is prepared by nobody. */
  @Nested
  class WithStatementsKept extends Pool {
    WithStatementsKept() {
      super(Databases.POSTGRESQL, true);
    }

    @Override
    String poolName() {
      String url = Databases.POSTGRESQL.started();
      int port = url.lastIndexOf(':');
      return "localhost" + url.substring(port, url.indexOf('/', port)) + "/postgres";
    }
  }

  private abstract static class Pool extends PoolContract {
    private final Databases database;
    private final boolean statementsKept;

    Pool(Databases database, boolean statementsKept) {
      this.database = database;
      this.statementsKept = statementsKept;
    }

    @Override
    Databases database() {
      return database;
    }

    @Override
    DataSource open(String url) {
      BasicDataSource source = new BasicDataSource();
      source.setUrl(url);
      source.setMaxTotal(MAX);
      source.setMaxWait(Duration.ofMillis(100));
      source.setPoolPreparedStatements(statementsKept);
      return source;
    }

    @Override
    void close(DataSource source) throws Exception {
      ((BasicDataSource) source).close();
    }

    @Override
    String library() {
      return "commons-dbcp2";
    }
  }
}
