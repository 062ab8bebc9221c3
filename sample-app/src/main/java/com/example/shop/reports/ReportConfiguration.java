package com.example.shop.reports;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports have their own pools, so that the office cannot take the customers' connections. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

  @Bean(defaultCandidate = false)
  HikariDataSource reportPool(DataSourceProperties database) {
    return pool(database, "reports", 2);
  }

  @Bean(defaultCandidate = false)
  HikariDataSource reportPoolWithRoom(DataSourceProperties database) {
    return pool(database, "reports-v2", 16);
  }

  @Bean
  SalesReport salesReport(@Qualifier("reportPool") HikariDataSource pool) {
    return new SalesReport(pool);
  }

  @Bean
  SalesReport salesReportWithRoom(@Qualifier("reportPoolWithRoom") HikariDataSource pool) {
    return new SalesReport(pool);
  }

  private static HikariDataSource pool(DataSourceProperties database, String name, int size) {
    HikariDataSource pool =
        database.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    pool.setPoolName(name);
    pool.setMaximumPoolSize(size);
    return pool;
  }
}
