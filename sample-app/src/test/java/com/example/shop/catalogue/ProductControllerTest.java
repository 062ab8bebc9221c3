package com.example.shop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.ShopClient;
import com.example.shop.ShopTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ShopTest
class ProductControllerTest {

  @Autowired private ShopClient shop;

  @Test
  void page_product_hasItsReviews() {
    JsonNode page = shop.get("/products/7");

    assertThat(page.get("product").get("sku").asString()).isEqualTo("SKU-100007");
    assertThat(page.get("reviews")).hasSize(8);
  }

  @Test
  void page_unknownProduct_notFound() {
    assertThat(shop.status("/products/999999")).isEqualTo(404);
  }

  @Test
  void search_category_onePageByName() {
    JsonNode hits = shop.get("/products?category=kitchen");

    assertThat(hits).hasSize(24).allSatisfy(it -> assertThat(category(it)).isEqualTo("kitchen"));
    assertThat(hits).extracting(it -> it.get("name").asString()).isSorted();
  }

  private static String category(JsonNode hit) {
    return hit.get("category").asString();
  }
}
