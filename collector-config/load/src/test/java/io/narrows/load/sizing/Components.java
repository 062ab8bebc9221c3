package io.narrows.load.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** Programs that components/build made. */
public final class Components {
  private Components() {}

  /** A developer may go on without; CI may not. */
  public static void require(String name) throws InterruptedException {
    try {
      new Place(Path.of("../.."), Path.of("target")).component(name);
    } catch (IOException missing) {
      assertThat(System.getenv("CI")).as(missing.getMessage()).isNotEqualTo("true");
      assumeTrue(false, missing.getMessage());
    }
  }
}
