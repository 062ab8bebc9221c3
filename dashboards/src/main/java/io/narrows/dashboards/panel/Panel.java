package io.narrows.dashboards.panel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One panel: its queries, and how they are drawn. */
public class Panel {
  static final String SELECTOR = "service_name=~\"$service\",instance=~\"$instance\"";

  final ObjectNode json = Json.object();
  final ArrayNode targets = Json.array();
  final ArrayNode overrides = Json.array();
  private final ArrayNode transformations = Json.array();
  private final ArrayNode links = Json.array();
  final ObjectNode defaults = Json.object();
  int width;
  int height;

  Panel(Kind kind, String title, int width, int height) {
    this.width = width;
    this.height = height;
    json.put("type", kind.type()).put("title", title);
    json.set("datasource", Source.PROMETHEUS.json());
    json.set("options", kind.options());
    defaults.set("color", kind.color());
    defaults.set("custom", kind.custom());
    defaults.set(
        "thresholds", Json.of("{'mode':'absolute','steps':[{'color':'green','value':null}]}"));
    defaults.putArray("mappings");
    defaults.set("links", links);
    ObjectNode fieldConfig = json.putObject("fieldConfig");
    fieldConfig.set("defaults", defaults);
    fieldConfig.set("overrides", overrides);
    json.set("targets", targets);
    json.set("transformations", transformations);
  }

  public static Panel stat(String title) {
    return new Panel(Kind.STAT, title, 4, 4);
  }

  public static Panel series(String title) {
    return new Panel(Kind.SERIES, title, 12, 8);
  }

  public static Panel bars(String title) {
    return new Panel(Kind.BARS, title, 12, 8);
  }

  public static Panel heatmap(String title) {
    return new Panel(Kind.HEATMAP, title, 12, 8);
  }

  public static Panel states(String title) {
    return new Panel(Kind.STATES, title, 12, 8);
  }

  public static Panel flames(String title, String profileType) {
    Panel panel = new Panel(Kind.FLAMES, title, 24, 12);
    panel.json.set("datasource", Source.PYROSCOPE.json());
    ObjectNode target = panel.target(Source.PYROSCOPE);
    target.put("queryType", "profile").put("profileTypeId", profileType);
    target.put("labelSelector", "{service_name=~\"$service\"}");
    return panel;
  }

  public static Panel serviceMap(String title) {
    Panel panel = new Panel(Kind.GRAPH, title, 24, 12);
    panel.json.set("datasource", Source.TEMPO.json());
    panel.target(Source.TEMPO).put("queryType", "serviceMap");
    return panel;
  }

  public Panel size(int columns, int rows) {
    width = columns;
    height = rows;
    return this;
  }

  /** What it shows, and what to do when it is red. */
  public Panel about(String description) {
    json.put("description", description);
    return this;
  }

  public Panel unit(String unit) {
    defaults.put("unit", unit);
    return this;
  }

  /** Green, from here on yellow, from there on red. */
  public Panel limits(double yellow, double red) {
    steps("green", yellow, "yellow", red, "red");
    return this;
  }

  /** Red, from here on yellow, from there on green: where little is bad. */
  public Panel least(double yellow, double green) {
    steps("red", yellow, "yellow", green, "green");
    return this;
  }

  private void steps(String base, double first, String one, double second, String two) {
    ArrayNode steps = Json.array();
    steps.addObject().put("color", base).putNull("value");
    if (first < second) {
      steps.addObject().put("color", one).put("value", first);
    }
    steps.addObject().put("color", two).put("value", second);
    ((ObjectNode) defaults.get("thresholds")).set("steps", steps);
    if (defaults.get("custom").has("thresholdsStyle")) {
      ((ObjectNode) defaults.get("custom").get("thresholdsStyle")).put("mode", "dashed");
    }
  }

  public Panel max(double max) {
    defaults.put("min", 0).put("max", max);
    return this;
  }

  public Panel min(double min) {
    defaults.put("min", min);
    return this;
  }

  /** The areas lie on each other: they add up to something. */
  public Panel stacked() {
    ObjectNode custom = (ObjectNode) defaults.get("custom");
    custom.put("fillOpacity", 60);
    custom.set("stacking", Json.of("{'mode':'normal','group':'A'}"));
    return this;
  }

  public Panel option(String name, String value) {
    ((ObjectNode) json.get("options")).put(name, value);
    return this;
  }

  /** A query over time, or of the last value where that is what is drawn. */
  public Panel query(String expression, String legend) {
    ObjectNode target = target(Source.PROMETHEUS);
    target.put("expr", expanded(expression)).put("legendFormat", legend);
    target.put("editorMode", "code").put("range", true).put("instant", false);
    return this;
  }

  /** A query of the range as a whole: what it picks is picked once, and not at each step. */
  public Panel now(String expression, String legend) {
    query(expression, legend);
    ((ObjectNode) targets.get(targets.size() - 1)).put("range", false).put("instant", true);
    return this;
  }

  /** What stands there where nothing is returned. */
  public Panel noValue(String words) {
    defaults.put("noValue", words);
    return this;
  }

  public Panel decimals(int digits) {
    defaults.put("decimals", digits);
    return this;
  }

  /** A query of buckets: its points lead to traces. */
  public Panel traced(String expression, String legend) {
    query(expression, legend);
    ((ObjectNode) targets.get(targets.size() - 1)).put("exemplar", true);
    return this;
  }

  /** The buckets of a histogram as a heat map. */
  public Panel buckets(String expression) {
    traced(expression, "{{le}}");
    ((ObjectNode) targets.get(0)).put("format", "heatmap");
    return this;
  }

  public Panel link(ObjectNode link) {
    links.add(link);
    return this;
  }

  /** Draws a series of this name in its own way. */
  public Panel override(String regex, String properties) {
    ObjectNode override = overrides.addObject();
    override.putObject("matcher").put("id", "byRegexp").put("options", regex);
    override.set("properties", Json.of("{'all':" + properties + "}").get("all"));
    return this;
  }

  /** Looks back this far, whatever the dashboard shows. */
  public Panel over(String time) {
    json.put("timeFrom", time);
    return this;
  }

  final ObjectNode target(Source source) {
    ObjectNode target = targets.addObject();
    target.put("refId", String.valueOf((char) ('A' + targets.size() - 1)));
    target.set("datasource", source.json());
    return target;
  }

  final void transform(ObjectNode transformation) {
    transformations.add(transformation);
  }

  static String expanded(String expression) {
    return expression.replace("$S", SELECTOR).replace("$R", "[$__rate_interval]");
  }

  ObjectNode json(int id, int x, int y) {
    ObjectNode placed = Json.object().put("id", id);
    placed.putObject("gridPos").put("h", height).put("w", width).put("x", x).put("y", y);
    placed.setAll(json);
    return placed;
  }
}
