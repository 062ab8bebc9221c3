package com.example.shop.health;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HealthController {

  private final JdbcClient jdbc;

  HealthController(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @GetMapping("/health")
  Health health() {
    jdbc.sql("SELECT 1").query().singleValue();
    return new Health("UP");
  }

  record Health(String status) {}
}
