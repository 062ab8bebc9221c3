package com.example.demo.stack;

import com.example.demo.DemoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dashboard as it is shipped: what its panels ask. */
final class Dashboard {

  private final String name;
  private final JsonNode panels;

  private Dashboard(String name, JsonNode panels) {
    this.name = name;
    this.panels = panels;
  }

  static Dashboard read(Path root, String name) throws IOException {
    String json = Files.readString(root.resolve("dashboards/grafana/" + name + ".json"));
    return new Dashboard(name, JsonMapper.shared().readTree(json).path("panels"));
  }

  /** The first query of a panel over the last so many seconds, with everything selected. */
  String query(String title, long seconds) {
    for (JsonNode panel : panels) {
      if (panel.path("title").asString("").equals(title) && panel.has("targets")) {
        String query = panel.path("targets").get(0).path("expr").asString();
        return query
            .replace("$__range", seconds + "s")
            .replace("$topk", "20")
            .replaceAll("\\$(service|instance|db)\\b", ".*");
      }
    }
    throw new DemoException(name + " has no panel " + title);
  }
}
