package com.example.shop.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.ShopClient;
import com.example.shop.ShopTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ShopTest
class ParcelTrackingTest {

  @Autowired private ShopClient shop;

  @Test
  void scans_byCodeOrByParcel_sameScans() {
    JsonNode scans = shop.get("/parcels/nr-123456-2");

    assertThat(shop.get("/v2/parcels/NR 123456 2")).isEqualTo(scans);
    assertThat(scans).hasSize(8);
    assertThat(scans.get(0).get("status").asString()).isEqualTo("ANNOUNCED");
    assertThat(scans.get(7).get("status").asString()).isEqualTo("DELIVERED");
  }

  @Test
  void scans_unknownParcel_none() {
    assertThat(shop.get("/parcels/NR-999999-3")).isEmpty();
    assertThat(shop.get("/v2/parcels/NR-999999-3")).isEmpty();
  }

  @Test
  void scans_notACode_notFound() {
    assertThat(shop.status("/v2/parcels/parcel")).isEqualTo(404);
  }
}
