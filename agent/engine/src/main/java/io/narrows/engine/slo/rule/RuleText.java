package io.narrows.engine.slo.rule;

import java.util.Map;

/** Writes a file of Prometheus rules. */
final class RuleText {
  private final StringBuilder text = new StringBuilder();

  void comment(String line) {
    text.append("# ").append(line).append('\n');
  }

  void groups() {
    text.append("groups:\n");
  }

  /**
   * @param interval how often it is evaluated; empty for what Prometheus does anyway
   */
  void group(String name, String interval) {
    text.append("- name: ").append(quoted(name)).append('\n');
    if (!interval.isEmpty()) {
      text.append("  interval: ").append(interval).append('\n');
    }
    text.append("  rules:\n");
  }

  void record(String name, String expression, Map<String, String> labels) {
    text.append("  - record: ").append(name).append('\n');
    entry("expr", expression);
    map("labels", labels);
  }

  void alert(String name, String expression) {
    text.append("  - alert: ").append(quoted(name)).append('\n');
    entry("expr", expression);
  }

  void entry(String name, String value) {
    if (value.indexOf('\n') < 0) {
      text.append("    ").append(name).append(": ").append(quoted(value)).append('\n');
      return;
    }
    text.append("    ").append(name).append(": |-\n");
    for (String line : value.split("\n")) {
      text.append("      ").append(line.stripTrailing()).append('\n');
    }
  }

  void map(String name, Map<String, String> entries) {
    text.append("    ").append(name).append(":\n");
    entries.forEach(
        (key, value) ->
            text.append("      ")
                .append(key)
                .append(": ")
                .append(quoted(value.replace('\n', ' ')))
                .append('\n'));
  }

  /** In quotes wherever YAML could read something else, or we are not sure. */
  static String quoted(String value) {
    boolean isPlain = value.matches("[A-Za-z][A-Za-z0-9_./-]*|[0-9]+[smhd]");
    boolean isWord = value.matches("(?i)y|n|yes|no|on|off|true|false|null");
    return isPlain && !isWord ? value : "'" + value.replace("'", "''") + "'";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
