package io.narrows.engine.slo;

import java.util.Map;

/** What a file says about one of the two burn-rate alerts. */
public record Alert(
    boolean isDisabled, Map<String, String> labels, Map<String, String> annotations) {
  public static final Alert PLAIN = new Alert(false, Map.of(), Map.of());
}
