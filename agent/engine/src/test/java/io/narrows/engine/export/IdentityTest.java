package io.narrows.engine.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "com.example.shop.Shop --port 80 | Shop",
        "Shop | Shop",
        "/srv/app/shop-1.2.jar --spring.profiles.active=prod | shop-1.2",
        "shop.jar | shop",
        "com.example/com.example.shop.Shop | Shop",
        "null | null",
      })
  void serviceName_isTheJarOrTheMainClass(String command, String name) {
    assertThat(Identity.serviceName(command)).isEqualTo(name);
  }
}
