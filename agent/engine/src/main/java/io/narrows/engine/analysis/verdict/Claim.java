package io.narrows.engine.analysis.verdict;

import io.narrows.engine.analysis.Endpoint;
import java.util.List;

/**
 * What a finding saves of one endpoint's time at most, and of which parts of it.
 *
 * @param parts empty where it is of none that has a name
 */
public record Claim(Endpoint endpoint, List<Part> parts, long highNanos) {
  /** Whether both may be about the same time. */
  boolean touches(Claim other) {
    for (Part part : parts) {
      for (Part with : other.parts) {
        if (part.covers(with) || with.covers(part)) {
          return true;
        }
      }
    }
    return false;
  }
}
