package io.narrows.engine.slo;

/** What a file says about the alerts of an objective. */
public record Alerting(String name, Alert page, Alert ticket) {
  public static final String NAME = "SLOErrorBudgetBurn";
  public static final Alerting PLAIN = new Alerting(NAME, Alert.PLAIN, Alert.PLAIN);
}
