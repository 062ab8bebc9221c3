package io.narrows.dashboards.panel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A table whose rows are label values, and whose columns are queries; sorted by the first. */
public final class Table extends Panel {
  private final ObjectNode renamed = Json.object();
  private final ObjectNode order = Json.object();
  private final Map<String, ObjectNode> columns = new LinkedHashMap<>();

  private Table(String title, int height) {
    super(Kind.TABLE, title, 24, height);
  }

  /**
   * @param labels label, and what its column is called, in turn
   */
  public static Table of(String title, String... labels) {
    Table table = new Table(title, 9);
    table.transform(Json.of("{'id':'merge','options':{}}"));
    ObjectNode organize = Json.of("{'id':'organize','options':{}}");
    ObjectNode options = (ObjectNode) organize.get("options");
    options.putObject("excludeByName").put("Time", true);
    options.set("renameByName", table.renamed);
    options.set("indexByName", table.order);
    table.transform(organize);
    for (int i = 0; i < labels.length; i += 2) {
      table.name(labels[i], labels[i + 1]);
    }
    return table;
  }

  /** Spans or traces that a TraceQL query finds. */
  public static Panel traces(String title, String traceQl, String kind, int limit) {
    Panel table = new Table(title, 9);
    table.json.set("datasource", Source.TEMPO.json());
    ObjectNode target = table.target(Source.TEMPO);
    target.put("queryType", "traceql").put("query", traceQl);
    target.put("tableType", kind).put("limit", limit);
    return table;
  }

  /** What a query of TraceQL counts. */
  public static Panel traceMetrics(String title, String traceQl) {
    Panel table = new Table(title, 9);
    table.json.set("datasource", Source.TEMPO.json());
    table.target(Source.TEMPO).put("queryType", "traceql").put("query", traceQl);
    return table;
  }

  public Table column(String name, String unit, String expression) {
    ObjectNode target = target(Source.PROMETHEUS);
    target.put("expr", expanded(expression)).put("legendFormat", "");
    target.put("editorMode", "code").put("format", "table");
    target.put("range", false).put("instant", true);
    name("Value #" + target.get("refId").asText(), name);
    override(name, "unit", unit);
    if (targets.size() == 1) {
      // What Grafana calls the value of the only query, or of the only one that returns anything.
      name("Value", name);
      rankedBy(name);
      ArrayNode sort = ((ObjectNode) json.get("options")).putArray("sortBy");
      sort.addObject().put("displayName", name).put("desc", true);
    }
    return this;
  }

  /** A query ranks; what it left out has no row because of another query. */
  private void rankedBy(String column) {
    ObjectNode filter =
        Json.of(
            "{'id':'filterByValue','options':{'type':'include','match':'all','filters':["
                + "{'config':{'id':'isNotNull','options':{}}}]}}");
    ((ObjectNode) filter.at("/options/filters/0")).put("fieldName", column);
    transform(filter);
  }

  /** The last column is coloured: from here on yellow, from there on red. */
  public Table colored(String name, double yellow, double red) {
    ObjectNode thresholds =
        Json.of(
            "{'mode':'absolute','steps':[{'color':'green','value':null},{'color':'yellow','value':"
                + yellow
                + "},{'color':'red','value':"
                + red
                + "}]}");
    property(name).addObject().put("id", "thresholds").set("value", thresholds);
    property(name)
        .addObject()
        .put("id", "custom.cellOptions")
        .set("value", Json.of("{'type':'color-text'}"));
    return this;
  }

  /** A column is drawn as a bar of a whole. */
  public Table bar(String name) {
    property(name).addObject().put("id", "min").put("value", 0);
    property(name).addObject().put("id", "max").put("value", 1);
    property(name)
        .addObject()
        .put("id", "custom.cellOptions")
        .set("value", Json.of("{'type':'gauge','mode':'basic','valueDisplayMode':'text'}"));
    return this;
  }

  /** The values of a column lead somewhere. */
  public Table linked(String name, ObjectNode... links) {
    ArrayNode all = Json.array();
    for (ObjectNode link : links) {
      all.add(link);
    }
    property(name).addObject().put("id", "links").set("value", all);
    return this;
  }

  /** The values of a column are shown as these words. */
  public Table worded(String name, Map<String, String> words) {
    ObjectNode options = Json.object();
    words.forEach((value, text) -> options.putObject(value).put("text", text));
    ObjectNode mapping = Json.object().put("type", "value");
    mapping.set("options", options);
    property(name).addObject().put("id", "mappings").putArray("value").add(mapping);
    return this;
  }

  /** What stands in a column where a row has no such label. */
  public Table nameless(String name, String words) {
    ObjectNode mapping = Json.of("{'type':'special','options':{'match':'empty','result':{}}}");
    ((ObjectNode) mapping.at("/options/result")).put("text", words);
    property(name).addObject().put("id", "mappings").putArray("value").add(mapping);
    return this;
  }

  /** What stands there instead of rows. */
  public Table empty(String words) {
    super.noValue(words);
    return this;
  }

  public Table wide(String name, int pixels) {
    property(name).addObject().put("id", "custom.width").put("value", pixels);
    return this;
  }

  @Override
  public Table about(String description) {
    super.about(description);
    return this;
  }

  private void name(String field, String name) {
    renamed.put(field, name);
    order.put(field, order.size());
  }

  private void override(String column, String id, String value) {
    property(column).addObject().put("id", id).put("value", value);
  }

  private ArrayNode property(String column) {
    ObjectNode override =
        columns.computeIfAbsent(
            column,
            name -> {
              ObjectNode made = overrides.addObject();
              made.putObject("matcher").put("id", "byName").put("options", name);
              made.putArray("properties");
              return made;
            });
    return (ArrayNode) override.get("properties");
  }
}
