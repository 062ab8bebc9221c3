package io.narrows.launcher.testing;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.h2.Driver;

/** The jars that programs use. */
public final class Libraries {
  private Libraries() {}

  public static Path h2() {
    try {
      return Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
