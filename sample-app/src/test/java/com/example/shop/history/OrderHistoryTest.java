package com.example.shop.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.ShopClient;
import com.example.shop.ShopTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ShopTest
class OrderHistoryTest {

  @Autowired private ShopClient shop;

  @Test
  void orders_queryPerOrderOrOneQuery_sameOrders() {
    JsonNode orders = shop.get("/customers/7/orders");

    assertThat(shop.get("/v2/customers/7/orders")).isEqualTo(orders);
    assertThat(orders).hasSize(30).allSatisfy(it -> assertThat(it.get("items")).hasSize(3));
  }

  @Test
  void orders_customerWithoutOrders_none() {
    assertThat(shop.get("/customers/4999/orders")).isEmpty();
    assertThat(shop.get("/v2/customers/4999/orders")).isEmpty();
  }
}
