package com.example.shop.labels;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.ShopClient;
import com.example.shop.ShopTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ShopTest
class LabelTest {

  @Autowired private ShopClient shop;

  @Test
  void labels_fewOrManyThreads_sameLabels() {
    JsonNode labels = shop.post("/orders/17/labels?parcels=5");

    assertThat(shop.post("/v2/orders/17/labels?parcels=5")).isEqualTo(labels);
    assertThat(labels).hasSize(5).doesNotHaveDuplicates();
  }
}
