package com.example.shop.checkout;

import com.example.shop.partner.InventoryClient;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Orders have their own connections, so that who only looks around cannot take them. */
@Configuration(proxyBeanMethods = false)
class CheckoutConfiguration {

  @Bean(defaultCandidate = false)
  HikariDataSource checkoutPool(DataSourceProperties database) {
    HikariDataSource pool =
        database.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    pool.setPoolName("checkout");
    pool.setMaximumPoolSize(3);
    return pool;
  }

  @Bean(defaultCandidate = false)
  ThreadPoolTaskExecutor reservationThreads() {
    ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    threads.setThreadNamePrefix("reservations-");
    threads.setCorePoolSize(12);
    return threads;
  }

  @Bean
  Checkout checkout(
      @Qualifier("checkoutPool") HikariDataSource pool,
      InventoryClient inventory,
      @Qualifier("reservationThreads") ThreadPoolTaskExecutor reservations) {
    return new Checkout(pool, inventory, reservations);
  }
}
