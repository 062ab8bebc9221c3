package io.narrows.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The dashboards as they lie in the repository. */
final class Committed {
  static final Path FOLDER = Path.of("grafana");

  private Committed() {}

  /** By file name. */
  static Map<String, JsonNode> all() throws IOException {
    Map<String, JsonNode> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        all.put(file.getFileName().toString(), new ObjectMapper().readTree(Files.readString(file)));
      }
    }
    return all;
  }

  /** The panels without the rows, those of closed rows too. */
  static List<JsonNode> panels(JsonNode dashboard) {
    List<JsonNode> panels = new ArrayList<>();
    for (JsonNode panel : dashboard.get("panels")) {
      if (panel.get("type").asText().equals("row")) {
        panel.get("panels").forEach(panels::add);
      } else {
        panels.add(panel);
      }
    }
    return panels;
  }
}
