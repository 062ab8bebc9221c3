package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** The same scripts and queries on the other database, with the partners that the shop brings. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("h2")
@Import(ShopClient.class)
@DirtiesContext
class H2Test {

  @Autowired private ShopClient shop;

  @Test
  void queriesThatDatabasesReadDifferently_onH2_sameAnswers() {
    for (String path :
        new String[] {
          "/customers/7/orders",
          "/parcels/NR-123456-2",
          "/warehouses/munich/movements?page=2",
          "/reports/sales/north",
          "/categories/kitchen/offers"
        }) {
      assertThat(shop.get("/v2" + path)).as(path).isEqualTo(shop.get(path)).isNotEmpty();
    }
    assertThat(shop.post("/v2/orders/17/invoices").get("items").asInt()).isEqualTo(3);
    assertThat(shop.get("/health").get("status").asString()).isEqualTo("UP");
  }
}
