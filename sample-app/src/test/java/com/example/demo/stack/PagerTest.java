package com.example.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class PagerTest {

  @Test
  void page_thatCameSince_isFoundAndAnEarlierOneIsNot() throws Exception {
    try (Pager pager = Pager.start()) {
      send(pager, "firing");
      long between = System.nanoTime();
      send(pager, "resolved");

      assertThat(pager.first("orders", true, 0)).isPresent();
      assertThat(pager.first("orders", true, between)).isEmpty();
      assertThat(pager.first("orders", false, between)).isPresent();
      assertThat(pager.first("other", true, 0)).isEmpty();
    }
  }

  private static void send(Pager pager, String status) throws Exception {
    String alert =
        """
        {"alerts": [{"status": "%s", "labels": {"severity": "page", "slo_id": "orders"}}]}
        """
            .formatted(status);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(pager.url() + "/page"))
            .POST(BodyPublishers.ofString(alert))
            .build();
    int answer = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    assertThat(answer).isEqualTo(200);
  }
}
