package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {
  @ParameterizedTest
  @CsvSource({
    "http://a/items?page=1, http://a/items?page=2",
    "http://a/items, http://a/items?cursor=abc",
    "http://a/items?q=x&offset=0&limit=50, http://a/items?q=x&offset=50&limit=50",
    "http://a/items?pageToken=a, http://a/items?pageToken=b",
    "http://a/items?page[number]=1, http://a/items?page[number]=2",
    "http://a/items?starting_after=7, http://a/items?starting_after=9",
  })
  void oneParameterThatTurnsPages_isTheNextPage(String url, String next) {
    assertThat(Paging.isNextPage(url, next)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://a/items?id=1, http://a/items?id=2",
    "http://a/items/1?page=1, http://a/items/2?page=2",
    "http://a/items?page=1, http://a/items?page=1",
    "http://a/items?page=1&id=1, http://a/items?page=2&id=2",
    "http://a/items?homepages=1, http://a/items?homepages=2",
  })
  void anythingElse_isNot(String url, String next) {
    assertThat(Paging.isNextPage(url, next)).isFalse();
  }
}
