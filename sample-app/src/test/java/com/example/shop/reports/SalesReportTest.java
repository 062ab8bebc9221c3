package com.example.shop.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.ShopClient;
import com.example.shop.ShopTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ShopTest
class SalesReportTest {

  @Autowired private ShopClient shop;

  @Test
  void sales_smallOrLargePool_sameFigures() {
    JsonNode figures = shop.get("/reports/sales/north");

    assertThat(shop.get("/v2/reports/sales/north")).isEqualTo(figures);
    assertThat(figures.get("orders").asInt()).isPositive();
    assertThat(figures.get("days")).hasSize(7);
  }
}
