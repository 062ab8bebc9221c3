package io.narrows.engine.export;

import io.narrows.facts.log.Log;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.time.Duration;

/** Numbers among the settings of OpenTelemetry's: a malformed one is one line and the default. */
final class Numbers {
  private final ConfigProperties config;
  private final Log log;

  Numbers(ConfigProperties config, Log log) {
    this.config = config;
    this.log = log;
  }

  /** A whole number above zero. */
  int whole(String name, int otherwise) {
    try {
      int value = config.getInt(name, otherwise);
      if (value > 0) {
        return value;
      }
      refuse(name, "a whole number above 0", String.valueOf(otherwise));
    } catch (ConfigurationException malformed) {
      refuse(name, "a whole number above 0", String.valueOf(otherwise));
    }
    return otherwise;
  }

  /** A time above zero; without a unit in milliseconds. */
  Duration time(String name, Duration otherwise) {
    try {
      Duration value = config.getDuration(name, otherwise);
      if (!value.isZero() && !value.isNegative()) {
        return value;
      }
    } catch (ConfigurationException malformed) {
      // is refused in the same way
    }
    refuse(name, "a time such as 500ms or 5s", otherwise.toMillis() + "ms");
    return otherwise;
  }

  private void refuse(String name, String accepted, String used) {
    log.error(
        name + "=" + config.getString(name) + " is not " + accepted + ": " + used + " is used");
  }
}
