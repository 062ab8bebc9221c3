package com.example.shop.basket;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.ShopClient;
import com.example.shop.ShopTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ShopTest
class BasketsTest {

  @Autowired private ShopClient shop;

  @Test
  void fill_twice_lastWishesOnly() {
    shop.put("/customers/4001/basket", "[{\"product\": 9, \"quantity\": 1}]");
    JsonNode filled =
        shop.put(
            "/customers/4001/basket",
            "[{\"product\": 5, \"quantity\": 2}, {\"product\": 77, \"quantity\": 1}]");

    assertThat(shop.get("/customers/4001/basket")).isEqualTo(filled);
    assertThat(filled).extracting(it -> it.get("product").asInt()).containsExactly(5, 77);
  }
}
