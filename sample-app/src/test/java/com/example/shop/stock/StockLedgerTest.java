package com.example.shop.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.ShopClient;
import com.example.shop.ShopTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ShopTest
class StockLedgerTest {

  @Autowired private ShopClient shop;

  @Test
  void movements_cutOrQueriedPage_samePage() {
    JsonNode page = shop.get("/warehouses/munich/movements?page=2");

    assertThat(shop.get("/v2/warehouses/munich/movements?page=2")).isEqualTo(page);
    assertThat(page.get("total").asInt()).isEqualTo(6000);
    assertThat(page.get("movements")).hasSize(40);
  }

  @Test
  void movements_pastTheEnd_emptyPage() {
    JsonNode page = shop.get("/warehouses/munich/movements?page=150");

    assertThat(shop.get("/v2/warehouses/munich/movements?page=150")).isEqualTo(page);
    assertThat(page.get("movements")).isEmpty();
  }
}
