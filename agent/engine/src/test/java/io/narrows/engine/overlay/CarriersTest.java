package io.narrows.engine.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CarriersTest {
  @AfterEach
  void forget() {
    System.clearProperty(Carriers.PARALLELISM);
    System.clearProperty(Carriers.MOST);
  }

  @Test
  void carriers_areAsManyAsProcessors() {
    assertThat(Carriers.of(21, 8)).isEqualTo(8);
  }

  @Test
  void carriers_areAsManyAsWereAskedFor() {
    System.setProperty(Carriers.PARALLELISM, "3");
    assertThat(Carriers.of(21, 8)).isEqualTo(3);
  }

  @Test
  void carriers_areNoMoreThanThereMayBe() {
    System.setProperty(Carriers.MOST, "2");
    assertThat(Carriers.of(21, 8)).isEqualTo(2);
  }

  @Test
  void beforeVirtualThreads_thereAreNone() {
    System.setProperty(Carriers.PARALLELISM, "3");
    assertThat(Carriers.of(20, 8)).isZero();
  }
}
