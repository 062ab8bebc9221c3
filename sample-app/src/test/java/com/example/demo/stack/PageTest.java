package com.example.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String NOTIFICATION =
      """
      {"status": "firing", "alerts": [
        {"status": "firing", "labels": {"severity": "page", "slo_id": "shop-orders-in-time"},
         "annotations": {"burn_rate": "28.4 times what the budget allows, over 2m"}},
        {"status": "resolved", "labels": {"severity": "ticket", "slo_id": "shop-orders-in-time"}}]}
      """;

  @Test
  void notification_isReadAlertByAlert() {
    List<Page> pages = Page.of(NOTIFICATION, 7);

    assertThat(pages).hasSize(2).allMatch(page -> page.receivedNanos() == 7);
    assertThat(pages.get(0).isFiring()).isTrue();
    assertThat(pages.get(0).isOf("shop-orders-in-time")).isTrue();
    assertThat(pages.get(0).isOf("shop-availability")).isFalse();
    assertThat(pages.get(0).annotation("burn_rate")).startsWith("28.4 times");
    assertThat(pages.get(1).isFiring()).isFalse();
    assertThat(pages.get(1).isOf("shop-orders-in-time")).as("a ticket is no page").isFalse();
  }

  @Test
  void annotation_thatIsNotThere_isEmpty() {
    assertThat(Page.of(NOTIFICATION, 0).get(1).annotation("finding")).isEmpty();
  }
}
