package com.example.shop.postage;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.ShopClient;
import com.example.shop.ShopTest;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import tools.jackson.databind.JsonNode;

@ShopTest
class PostageTest {

  /** Of 1,320 and 8,977 grams. */
  private static final int LIGHT = 40;

  private static final int HEAVY = 287;

  @Autowired private ShopClient shop;

  @Autowired
  @Qualifier("postagePool")
  private HikariDataSource pool;

  @Test
  void parcel_byHandOrClosing_sameFeeAndConnectionBack() {
    int used = used();
    JsonNode fee = shop.get("/products/" + LIGHT + "/postage");

    assertThat(shop.get("/v2/products/" + LIGHT + "/postage")).isEqualTo(fee);
    assertThat(fee.get("by").asString()).isEqualTo("parcel");
    assertThat(used()).isEqualTo(used);
  }

  @Test
  void freight_byHand_keepsItsConnection() {
    int used = used();
    JsonNode fee = shop.get("/v2/products/" + HEAVY + "/postage");
    assertThat(used()).isEqualTo(used);

    assertThat(shop.get("/products/" + HEAVY + "/postage")).isEqualTo(fee);
    assertThat(fee.get("by").asString()).isEqualTo("freight");
    assertThat(used()).isEqualTo(used + 1);
  }

  /** The pool is made by the first call. */
  private int used() {
    return pool.getHikariPoolMXBean() == null
        ? 0
        : pool.getHikariPoolMXBean().getActiveConnections();
  }
}
