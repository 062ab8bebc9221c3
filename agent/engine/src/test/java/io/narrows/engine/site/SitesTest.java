package io.narrows.engine.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SitesTest {
  private final Sites sites = new Sites();

  @Test
  void sameSite_agrees() {
    add("Orders", 12);

    assertThat(sites.seen()).containsExactly(new Sites.Seen(site("Orders"), 12, 0));
    assertThat(sites.main()).isEqualTo(site("Orders"));
    assertThat(sites.total()).isEqualTo(12);
  }

  @Test
  void severalSites_areListedByWeight() {
    add("Stock", 2);
    add("Orders", 9);
    add("Offers", 1);

    assertThat(sites.seen())
        .extracting(seen -> seen.site().method())
        .containsExactly("Orders.all", "Stock.all", "Offers.all");
    assertThat(sites.seen()).extracting(Sites.Seen::count).containsExactly(9L, 2L, 1L);
  }

  @Test
  void frequentSite_isFoundAmongManyRareOnes() {
    for (int i = 0; i < 1000; i++) {
      add("Rare" + i, 1);
      add("Orders", 1);
    }

    assertThat(sites.main()).isEqualTo(site("Orders"));
    Sites.Seen seen = sites.seen().get(0);
    assertThat(seen.count() - seen.over()).isBetween(1L, 1000L);
    assertThat(seen.count()).isGreaterThanOrEqualTo(1000);
    assertThat(sites.total()).isEqualTo(2000);
  }

  @Test
  void noCapture_hasNoSite() {
    assertThat(sites.main()).isNull();
    assertThat(sites.seen()).isEmpty();
  }

  private void add(String name, int times) {
    for (int i = 0; i < times; i++) {
      sites.add(site(name));
    }
  }

  private static CallSite site(String name) {
    return new CallSite(name.hashCode(), "com.acme." + name, "all", name + ".java", 7, null);
  }
}
