package com.example.shop.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.ShopClient;
import com.example.shop.ShopTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ShopTest
class ShippingOptionsTest {

  @Autowired private ShopClient shop;

  @Test
  void options_oneByOneOrAtOnce_sameOffers() {
    JsonNode offers = shop.get("/shipping-options?postcode=20095&grams=1200");

    assertThat(shop.get("/v2/shipping-options?postcode=20095&grams=1200")).isEqualTo(offers);
    assertThat(offers)
        .extracting(it -> it.get("carrier").asString())
        .containsExactlyInAnyOrder("swift-parcel", "northern-post", "green-bike", "heavy-freight");
    assertThat(offers).extracting(it -> it.get("price").asDouble()).isSorted();
  }
}
