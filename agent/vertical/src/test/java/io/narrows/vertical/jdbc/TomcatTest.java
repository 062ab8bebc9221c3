package io.narrows.vertical.jdbc;

import javax.sql.DataSource;

/** Its connections are proxies of the JDK's. */
class TomcatTest extends PoolContract {
  @Override
  Databases database() {
    return Databases.H2;
  }

  @Override
  DataSource open(String url) {
    org.apache.tomcat.jdbc.pool.DataSource source = new org.apache.tomcat.jdbc.pool.DataSource();
    source.setUrl(url);
    source.setDriverClassName("org.h2.Driver");
    source.setInitialSize(1);
    source.setMinIdle(1);
    source.setMaxIdle(MAX);
    source.setMaxActive(MAX);
    source.setMaxWait(100);
    source.setJdbcInterceptors("StatementFinalizer;ConnectionState");
    return source;
  }

  @Override
  void close(DataSource source) {
    ((org.apache.tomcat.jdbc.pool.DataSource) source).close(true);
  }

  @Override
  String library() {
    return "tomcat-jdbc";
  }

  @Override
  String poolName() {
    return "h2database/vertical";
  }
}
