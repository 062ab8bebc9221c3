package io.narrows.dashboards.panel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a reader chooses at the top of a dashboard. */
public final class Variable {
  private Variable() {}

  static ObjectNode source(String type, String name, String label) {
    ObjectNode variable = base("datasource", name, label).put("query", type).put("refresh", 1);
    ObjectNode current = (ObjectNode) variable.get("current");
    current.put("text", "default").put("value", "default");
    return variable;
  }

  /** Several values of a label; all of them are this regular expression. */
  public static ObjectNode values(String name, String label, String query, String all) {
    ObjectNode variable = base("query", name, label);
    variable.set("datasource", Source.PROMETHEUS.json());
    String expanded = Panel.expanded(query);
    variable.put("query", expanded).put("definition", expanded);
    // 2: also when the time changes, for what was deployed meanwhile.
    variable.put("refresh", 2).put("sort", 1).put("regex", "");
    variable.put("multi", true).put("includeAll", true).put("allValue", all);
    ObjectNode current = (ObjectNode) variable.get("current");
    current.put("text", "All").put("value", "$__all");
    return variable;
  }

  /** One of these values; the one at the index to begin with. */
  public static ObjectNode oneOf(String name, String label, int first, String... values) {
    ObjectNode variable = base("custom", name, label);
    variable.put("query", String.join(",", values)).put("multi", false).put("includeAll", false);
    ArrayNode options = (ArrayNode) variable.get("options");
    for (int i = 0; i < values.length; i++) {
      ObjectNode option = options.addObject();
      option.put("text", values[i]).put("value", values[i]).put("selected", i == first);
    }
    ObjectNode current = (ObjectNode) variable.get("current");
    current.put("text", values[first]).put("value", values[first]);
    return variable;
  }

  private static ObjectNode base(String type, String name, String label) {
    ObjectNode variable = Json.object().put("type", type).put("name", name).put("label", label);
    variable.put("hide", 0).put("skipUrlSync", false);
    variable.putObject("current");
    variable.putArray("options");
    return variable;
  }
}
