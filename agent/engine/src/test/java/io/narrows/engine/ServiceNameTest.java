package io.narrows.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.facts.settings.Settings;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ServiceNameTest {
  private static String of(Map<String, String> environment) {
    return ServiceName.of(Settings.read(null, new Properties(), environment));
  }

  @Test
  void name_isTheGivenOneFirst() {
    assertThat(
            of(
                Map.of(
                    "OTEL_SERVICE_NAME", "shop", "OTEL_RESOURCE_ATTRIBUTES", "service.name=other")))
        .isEqualTo("shop");
  }

  @Test
  void name_standsAmongTheResourceAttributes() {
    assertThat(of(Map.of("OTEL_RESOURCE_ATTRIBUTES", "a=b, service.name=shop ,c=d")))
        .isEqualTo("shop");
  }

  @Test
  void name_isNeverMissing() {
    assertThat(of(Map.of())).isNotBlank();
  }
}
