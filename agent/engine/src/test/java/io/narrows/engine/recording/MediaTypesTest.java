package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/csv",
        "Text/CSV; charset=utf-8",
        "application/x-ndjson",
        "application/octet-stream",
        "application/vnd.ms-excel ;name=a"
      })
  void file_isTakenAway(String mediaType) {
    assertThat(MediaTypes.isFile(mediaType)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "text/html;charset=text/csv", "text/csvx", "image/png", ""})
  void page_isLookedAt(String mediaType) {
    assertThat(MediaTypes.isFile(mediaType)).isFalse();
  }
}
