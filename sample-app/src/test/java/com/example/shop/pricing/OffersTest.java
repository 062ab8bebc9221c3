package com.example.shop.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.ShopClient;
import com.example.shop.ShopTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ShopTest
class OffersTest {

  @Autowired private ShopClient shop;

  @Test
  void offers_rulesCompiledEachTimeOrOnce_sameOffers() {
    JsonNode offers = shop.get("/categories/kitchen/offers");

    assertThat(shop.get("/v2/categories/kitchen/offers")).isEqualTo(offers);
    assertThat(offers)
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.get("percentOff").asInt()).isBetween(5, 30));
  }
}
