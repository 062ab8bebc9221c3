package io.narrows.facts.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head sampler.
 *
 * @param ratio the share of traces that are sampled, 0 to 1
 * @param parentBased whether a trace that began elsewhere keeps the decision it came with
 */
public record Sampling(double ratio, boolean parentBased) {
  /** What OpenTelemetry does unless told. */
  public static final Sampling DEFAULT = new Sampling(1, true);

  private static final String PARENT_BASED = "parentbased_";

  static Sampling read(@Nullable String sampler, @Nullable String argument, List<String> problems) {
    if (sampler == null) {
      return DEFAULT;
    }
    boolean parentBased = sampler.startsWith(PARENT_BASED);
    switch (parentBased ? sampler.substring(PARENT_BASED.length()) : sampler) {
      case "always_on":
        return new Sampling(1, parentBased);
      case "always_off":
        return new Sampling(0, parentBased);
      case "traceidratio":
        return new Sampling(ratio(argument, problems), parentBased);
      default:
        problems.add(
            Problem.malformed(
                "otel.traces.sampler",
                sampler,
                "always_on, always_off, traceidratio, and each with parentbased_ before it",
                "parentbased_always_on"));
        return DEFAULT;
    }
  }

  private static double ratio(@Nullable String argument, List<String> problems) {
    if (argument == null) {
      return 1;
    }
    try {
      double ratio = Double.parseDouble(argument);
      if (ratio >= 0 && ratio <= 1) {
        return ratio;
      }
    } catch (NumberFormatException notOne) {
      // said below
    }
    problems.add(
        Problem.malformed("otel.traces.sampler.arg", argument, "a number from 0 to 1", "1"));
    return 1;
  }
}
