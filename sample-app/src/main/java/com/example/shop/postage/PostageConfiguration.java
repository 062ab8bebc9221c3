package com.example.shop.postage;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A pool of its own, so that what is lost of it is missed nowhere else. */
@Configuration(proxyBeanMethods = false)
class PostageConfiguration {

  @Bean(defaultCandidate = false)
  HikariDataSource postagePool(DataSourceProperties database) {
    HikariDataSource pool =
        database.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    pool.setPoolName("postage");
    pool.setMaximumPoolSize(30);
    pool.setMinimumIdle(2);
    pool.setConnectionTimeout(1000);
    return pool;
  }

  @Bean
  Postage postage(@Qualifier("postagePool") HikariDataSource pool) {
    return new Postage(pool);
  }
}
