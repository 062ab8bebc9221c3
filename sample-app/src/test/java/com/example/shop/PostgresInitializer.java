package com.example.shop;

import com.example.partners.PartnerServices;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** Brings what the shop needs around it: a PostgreSQL, and partners that answer at once. */
class PostgresInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      initialize(context, postgres, PartnerServices.start(0, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void initialize(
      ConfigurableApplicationContext context, EmbeddedPostgres postgres, PartnerServices partners) {
    TestPropertyValues.of(
            "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
            "shop.partners.url=" + partners.url())
        .applyTo(context);
    context.addApplicationListener(
        (ApplicationListener<ContextClosedEvent>) closed -> close(postgres, partners));
  }

  private static void close(EmbeddedPostgres postgres, PartnerServices partners) {
    partners.close();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
