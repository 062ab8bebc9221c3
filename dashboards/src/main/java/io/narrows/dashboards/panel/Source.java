package io.narrows.dashboards.panel;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where the data of a panel comes from. */
public enum Source {
  PROMETHEUS("prometheus", "${prometheus_datasource}"),
  TEMPO("tempo", "${tempo_datasource}"),
  // A variable of it would need a name that no query can spell; so it has a fixed one.
  PYROSCOPE("grafana-pyroscope-datasource", "pyroscope");

  private final String type;
  private final String uid;

  Source(String type, String uid) {
    this.type = type;
    this.uid = uid;
  }

  ObjectNode json() {
    return Json.object().put("type", type).put("uid", uid);
  }
}
