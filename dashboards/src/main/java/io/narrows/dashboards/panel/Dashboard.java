package io.narrows.dashboards.panel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One dashboard: its variables, and rows of panels, which find their places themselves. */
public final class Dashboard {
  private static final int COLUMNS = 24;

  private final ObjectNode json = Json.object();
  private final ArrayNode variables = Json.array();
  private final ArrayNode panels = Json.array();
  private ArrayNode into = panels;
  private int id;
  private int x;
  private int y;
  private int rowHeight;

  /**
   * @param uid stands in links for ever
   */
  public Dashboard(String uid, String title, String description) {
    json.put("uid", uid).put("title", title).put("description", description);
    json.putArray("tags").add("narrows").add("java").add("opentelemetry");
    json.put("editable", false).put("graphTooltip", 1).put("refresh", "30s");
    json.put("schemaVersion", 41).put("version", 1).put("timezone", "browser");
    json.put("weekStart", "").put("fiscalYearStartMonth", 0).put("liveNow", false);
    json.set("time", Json.of("{'from':'now-1h','to':'now'}"));
    json.set("timepicker", Json.object());
    json.putArray("links").add(otherBoards());
    json.set("annotations", Annotations.json());
    variables.add(Variable.source("prometheus", "prometheus_datasource", "Prometheus data source"));
    variables.add(Variable.source("tempo", "tempo_datasource", "Tempo data source"));
    // Only our agents have this metric, so no other job is offered.
    variables.add(
        Variable.values(
            "service",
            "Service",
            "label_values(narrows_agent_cpu_time_seconds_total, service_name)",
            ".+"));
    variables.add(
        Variable.values(
            "instance",
            "Instance",
            "label_values(narrows_agent_cpu_time_seconds_total{service_name=~\"$service\"},"
                + " instance)",
            ".+"));
  }

  private static ObjectNode otherBoards() {
    return Json.of(
        "{'type':'dashboards','title':'narrows dashboards','tags':['narrows'],'asDropdown':true,"
            + "'keepTime':true,'includeVars':true,'targetBlank':false,'icon':'external link',"
            + "'tooltip':'','url':''}");
  }

  public Dashboard variable(ObjectNode variable) {
    variables.add(variable);
    return this;
  }

  public Dashboard row(String title) {
    into = panels;
    panels.add(rowJson(title, false));
    return this;
  }

  /** A row that is closed until somebody opens it: what it asks for is dear, or not for all. */
  public Dashboard closedRow(String title) {
    ObjectNode row = rowJson(title, true);
    panels.add(row);
    into = (ArrayNode) row.get("panels");
    return this;
  }

  private ObjectNode rowJson(String title, boolean isClosed) {
    breakLine();
    ObjectNode row = Json.object().put("id", ++id).put("type", "row").put("title", title);
    row.putObject("gridPos").put("h", 1).put("w", COLUMNS).put("x", 0).put("y", y);
    row.put("collapsed", isClosed).putArray("panels");
    y++;
    return row;
  }

  public Dashboard add(Panel... added) {
    for (Panel panel : added) {
      if (x + panel.width > COLUMNS) {
        breakLine();
      }
      into.add(panel.json(++id, x, y));
      x += panel.width;
      rowHeight = Math.max(rowHeight, panel.height);
    }
    return this;
  }

  private void breakLine() {
    y += rowHeight;
    x = 0;
    rowHeight = 0;
  }

  public String fileName() {
    return json.get("uid").asText() + ".json";
  }

  public String text() {
    ObjectNode all = json.deepCopy();
    all.putObject("templating").set("list", variables);
    all.set("panels", panels);
    return Json.text(all);
  }
}
