package io.narrows.engine.slo;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which form Prometheus has the histograms that an objective reads. */
public enum HistogramForm {
  /** A series for each bucket: what the agent sends unless told otherwise. */
  CLASSIC,

  /** One series that holds all buckets: what exponential histograms become. */
  NATIVE,

  /** Some instances send the one and some the other, as while that is being changed. */
  BOTH;

  /** As a file names them. */
  public static final String NAMES = "classic, native, both";

  /** The form of this name, or null when there is none. */
  public static @Nullable HistogramForm of(String name) {
    for (HistogramForm form : values()) {
      if (form.label().equals(name)) {
        return form;
      }
    }
    return null;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isClassic() {
    return this != NATIVE;
  }

  public boolean isNative() {
    return this != CLASSIC;
  }
}
