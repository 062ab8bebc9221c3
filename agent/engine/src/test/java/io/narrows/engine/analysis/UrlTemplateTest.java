package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UrlTemplateTest {
  @Test
  void values_areReplaced() {
    assertThat(UrlTemplate.of("http://host/stock/4711")).isEqualTo("/stock/{}");
    assertThat(UrlTemplate.of("http://host/a/550e8400-e29b-41d4-a716-446655440000/b"))
        .isEqualTo("/a/{}/b");
    assertThat(UrlTemplate.of("http://host/a%20b")).isEqualTo("/{}");
  }

  @Test
  void words_stay() {
    assertThat(UrlTemplate.of("https://host:8443/api/v1/stock_items/find-all.json"))
        .isEqualTo("/api/v1/stock_items/find-all.json");
  }

  @Test
  void credentialsQueryAndFragment_areNotPartOfIt() {
    assertThat(UrlTemplate.of("http://user:secret@host/path?token=secret")).isEqualTo("/path");
    assertThat(UrlTemplate.of("http://host?token=/secret")).isEqualTo("/");
    assertThat(UrlTemplate.of("http://host/path;jsessionid=secret#x")).isEqualTo("/path");
  }

  @Test
  void longPath_isCut() {
    assertThat(UrlTemplate.of("http://host/a/b/c/d/e/f/g/h")).isEqualTo("/a/b/c/d/e/f/...");
  }

  @Test
  void noPath_isTheRoot() {
    assertThat(UrlTemplate.of("http://host")).isEqualTo("/");
    assertThat(UrlTemplate.of("http://host/")).isEqualTo("/");
    assertThat(UrlTemplate.of("")).isEqualTo("/");
  }
}
