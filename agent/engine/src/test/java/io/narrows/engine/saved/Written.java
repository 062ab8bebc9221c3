package io.narrows.engine.saved;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as JSON, with what a test wants to be in it. */
final class Written {
  private final List<String> findings = new ArrayList<>();
  private final List<String> endpoints = new ArrayList<>();
  private double seconds = 60;
  private long requests;
  private String needed = "";

  Written seconds(double length) {
    seconds = length;
    return this;
  }

  /** Of an agent that says so; else of one that did not say it yet. */
  Written requestsNeeded(int count) {
    needed = "\"requestsNeeded\": " + count + ", ";
    return this;
  }

  Written endpoint(String name, long count, double meanMillis) {
    return endpoint(name, count, meanMillis, 0);
  }

  /** Of which so much is database time; the rest is the application's. */
  Written endpoint(String name, long count, double meanMillis, double dbMillis) {
    requests += count;
    endpoints.add(
        String.format(
            Locale.ROOT,
            """
            {"name": "%s", "root": "server", "latency": {"count": %d, "meanMillis": %f,
             "p50Millis": 1, "p99Millis": 2}, "maxQueries": 42,
             "time": [{"kind": "app", "millis": %f, "percent": 50},
                      {"kind": "db_exec", "millis": %f, "percent": 50}]}""",
            name,
            count,
            meanMillis,
            (meanMillis - dbMillis) * count,
            dbMillis * count));
    return this;
  }

  Written finding(String type, String severity, String endpoint, double low, double high) {
    return finding(type, severity, endpoint, low, high, "toDto");
  }

  /** That is issued by this method. */
  Written finding(
      String type, String severity, String endpoint, double low, double high, String method) {
    findings.add(
        String.format(
            Locale.ROOT,
            """
            {"id": "%1$s-0badf00d", "type": "%1$s", "severity": "%2$s", "endpoint": "%3$s",
             "signature": "SELECT 1", "title": "%1$s in %3$s", "evidence": ["seen 12 times"],
             "fix": "Do it once.", "verify": "Count.", "requests": 100,
             "savesAtLeastMillis": %4$f, "savesAtMostMillis": %5$f, "impact": 0.2,
             "sites": [{"class": "com.acme.OrderService", "method": "%6$s", "seen": 3,
                        "file": "OrderService.java", "path": "com/acme/OrderService.java",
                        "line": 57}]}""",
            type,
            severity,
            endpoint,
            low,
            high,
            method));
    return this;
  }

  String json() {
    return String.format(
        Locale.ROOT,
        """
        {"schemaVersion": 1, %s"service": "shop", "agentVersion": "1.2.3", "durationMillis": %f,
         "server": {"count": %d}, "verdict": "1 bottleneck: 1 major.",
         "findings": [%s], "endpoints": [%s]}""",
        needed,
        seconds * 1e3,
        requests,
        String.join(",", findings),
        String.join(",", endpoints));
  }

  Saved saved(String name) throws Unreadable {
    return Saved.of(name, json());
  }
}
