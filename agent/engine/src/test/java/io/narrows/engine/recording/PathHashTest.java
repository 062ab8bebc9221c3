package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathHashTest {
  @ParameterizedTest
  @CsvSource({
    "http://stock/items/17, http://stock/items/18?x=1",
    "http://stock/items/17/price, http://stock/items/4/price#top",
    "http://stock/by/5f2b1c9e-aa, http://stock/by/0c-11",
    "/items/1, /items/2",
    "http://stock, http://stock?x=1"
  })
  void path_thatDiffersByValues_isTheSame(String one, String other) {
    assertThat(PathHash.of(one)).isEqualTo(PathHash.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "http://stock/items, http://stock/prices",
    "http://stock/items/17, http://stock/items/17/price",
    "http://stock/items/17/price, http://stock/items/17/name"
  })
  void path_thatDiffersByNames_isAnother(String one, String other) {
    assertThat(PathHash.of(one)).isNotEqualTo(PathHash.of(other));
  }

  @Test
  void text_thatIsNoUrl_hasAHash() {
    assertThat(PathHash.of("")).isZero();
    assertThat(PathHash.of("://")).isZero();
  }
}
