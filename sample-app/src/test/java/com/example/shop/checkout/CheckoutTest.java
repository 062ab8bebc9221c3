package com.example.shop.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.ShopClient;
import com.example.shop.ShopTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ShopTest
class CheckoutTest {

  @Autowired private ShopClient shop;

  private static final String PURCHASE =
      """
      {"customer": 3001, "region": "north",
       "lines": [{"product": 5, "quantity": 2}, {"product": 77, "quantity": 1}]}
      """;

  @Test
  void place_reservedInTransactionOrAfterIt_sameReceipt() {
    JsonNode receipt = shop.post("/orders", PURCHASE);
    JsonNode reservedAfter = shop.post("/v2/orders", PURCHASE);

    for (String field : new String[] {"total", "items"}) {
      assertThat(reservedAfter.get(field)).as(field).isEqualTo(receipt.get(field));
    }
    for (JsonNode each : new JsonNode[] {receipt, reservedAfter}) {
      assertThat(each.get("reservation").asString()).isEqualTo("RSV-" + each.get("order").asLong());
    }
    assertThat(reservedAfter.get("order")).isNotEqualTo(receipt.get("order"));
  }

  @Test
  void place_oneOrTheOther_isInTheHistory() {
    String purchase = PURCHASE.replace("3001", "3002");
    long order = shop.post("/orders", purchase).get("order").asLong();
    long reservedAfter = shop.post("/v2/orders", purchase).get("order").asLong();

    assertThat(shop.get("/customers/3002/orders"))
        .extracting(it -> it.get("id").asLong())
        .containsExactlyInAnyOrder(order, reservedAfter);
  }
}
