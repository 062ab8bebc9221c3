package com.example.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.demo.DemoOptions.Endpoints;
import com.example.demo.Traffic.Visit;
import com.example.shop.ShopTest;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ShopTest
class LoadTest {

  @LocalServerPort private int port;

  @ParameterizedTest
  @EnumSource(Endpoints.class)
  void request_eachKindOfVisit_isAnswered(Endpoints endpoints) throws Exception {
    Shop shop = new Shop(port);
    List<Visit> visits = Traffic.of(shop.scenarios(), endpoints);
    Load load = new Load(shop.uri(), visits);
    HttpClient http = HttpClient.newHttpClient();

    for (Visit visit : visits) {
      HttpResponse<String> answer = http.send(load.request(visit), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(visit.endpoint() + answer.body()).isLessThan(300);
    }
    assertThat(visits).hasSize(shop.scenarios().size() + 5);
  }

  @Test
  void run_aSecond_talliesWhatWasSent() {
    Shop shop = new Shop(port);
    Visit health = new Visit("health", "GET", "/health", "", "", new Traffic.Rate(50, 2));
    Visit wrong = new Visit("wrong", "GET", "/nowhere", "", "", new Traffic.Rate(50, 1));
    Load load = new Load(shop.uri(), List.of(health, wrong));

    load.run(Duration.ofSeconds(1));

    assertThat(load.tallies().get(health).requests()).isPositive().isEven();
    assertThat(load.tallies().get(health).errors()).isZero();
    assertThat(load.tallies().get(health).quantileMillis(0.5)).isPositive();
    assertThat(load.tallies().get(wrong).errors())
        .isPositive()
        .isEqualTo(load.tallies().get(wrong).requests());
    assertThat(load.all().requests())
        .isEqualTo(load.tallies().get(health).requests() + load.tallies().get(wrong).requests());
  }
}
