package com.example.demo.stack;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An alert as it arrives at the pager.
 *
 * @param receivedNanos by {@link System#nanoTime}
 */
record Page(JsonNode alert, long receivedNanos) {

  /** The alerts of one notification of Alertmanager. */
  static List<Page> of(String notification, long receivedNanos) {
    List<Page> pages = new ArrayList<>();
    for (JsonNode alert : JsonMapper.shared().readTree(notification).path("alerts")) {
      pages.add(new Page(alert, receivedNanos));
    }
    return pages;
  }

  boolean isOf(String objective) {
    return label("severity").equals("page") && label("slo_id").equals(objective);
  }

  boolean isFiring() {
    return alert.path("status").asString("").equals("firing");
  }

  String label(String name) {
    return alert.path("labels").path(name).asString("");
  }

  String annotation(String name) {
    return alert.path("annotations").path(name).asString("");
  }

  void print() {
    System.out.printf("%n  %s  %s%n", isFiring() ? "PAGE" : "RESOLVED", annotation("summary"));
    if (isFiring()) {
      System.out.printf("    burns    %s%n", annotation("burn_rate"));
      System.out.printf("    because  %s%n", annotation("finding"));
      System.out.printf("    see      %s%n", annotation("dashboard_url"));
      System.out.printf("    do       %s%n", annotation("runbook_url"));
    }
  }
}
