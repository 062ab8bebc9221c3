package io.narrows.engine.export.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "http://a/b http://a/b",
        "http://a http://a",
        "http://u:p@a/b http://REDACTED:REDACTED@a/b",
        "http://u@a http://REDACTED:REDACTED@a",
        "http://a/b@c http://a/b@c",
        "http://a?x=b@c http://a?x=b@c",
        "http://u:p@w@a/b http://REDACTED:REDACTED@a/b",
        "http://a?sig=1 http://a?sig=REDACTED",
        "http://a?sig=1&x=2 http://a?sig=REDACTED&x=2",
        "http://a?x=2&X-Amz-Signature=3#f http://a?x=2&X-Amz-Signature=REDACTED#f",
        "http://a?SIG=1 http://a?SIG=1",
        "http://a?sig http://a?sig",
        "http://a?sig= http://a?sig=REDACTED",
        "http://a?x=1&&y=2& http://a?x=1&&y=2&",
        "/relative?sig=1 /relative?sig=REDACTED",
        "http://a/#?sig=1 http://a/#?sig=REDACTED",
      })
  void url_isRedacted(String url, String redacted) {
    assertThat(Urls.redacted(url)).isEqualTo(redacted);
  }
}
