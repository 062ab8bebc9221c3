package io.narrows.engine.slo.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One value of a YAML file: a text, a list or a map, and where it stands. */
public final class Node {
  private final String file;
  private final int line;
  private final String path;
  private final @Nullable String text;
  private final @Nullable Map<String, Node> entries;
  private final @Nullable List<Node> items;

  private Node(
      String file,
      int line,
      String path,
      @Nullable String text,
      @Nullable Map<String, Node> entries,
      @Nullable List<Node> items) {
    this.file = file;
    this.line = line;
    this.path = path;
    this.text = text;
    this.entries = entries;
    this.items = items;
  }

  static Node text(String file, int line, String path, @Nullable String text) {
    return new Node(file, line, path, text, null, null);
  }

  static Node map(String file, int line, String path, Map<String, Node> entries) {
    return new Node(file, line, path, null, entries, null);
  }

  static Node list(String file, int line, String path, List<Node> items) {
    return new Node(file, line, path, null, null, items);
  }

  // Where

  /** File, line and path, as a message begins with them. */
  public String place() {
    return file + ":" + line + (path.isEmpty() ? "" : ": " + path);
  }

  /** Says no to this value. */
  public Refusal refuse(String accepted) {
    return new Refusal(place(), shown(), accepted);
  }

  private String shown() {
    if (entries != null) {
      return "a map";
    }
    return items != null ? "a list" : text == null || text.isEmpty() ? "nothing" : text;
  }

  // What

  /** Whether something stands here: not so for {@code key:} with nothing behind it. */
  public boolean isEmpty() {
    return text == null && entries == null && items == null;
  }

  /** The text; a number is its text too. */
  public String text() throws Refusal {
    if (text == null || text.isBlank()) {
      throw refuse("a text");
    }
    return text;
  }

  public BigDecimal number(String accepted) throws Refusal {
    try {
      return new BigDecimal(text().strip());
    } catch (NumberFormatException notOne) {
      throw refuse(accepted);
    }
  }

  public boolean flag() throws Refusal {
    switch (text()) {
      case "true":
        return true;
      case "false":
        return false;
      default:
        throw refuse("true, false");
    }
  }

  public List<Node> list() throws Refusal {
    if (items == null || items.isEmpty()) {
      throw refuse("a list");
    }
    return items;
  }

  /** The entry of this name, or null when there is none or nothing in it. */
  public @Nullable Node find(String name) throws Refusal {
    Node found = entries().get(name);
    return found == null || found.isEmpty() ? null : found;
  }

  public Node get(String name) throws Refusal {
    Node found = find(name);
    if (found == null) {
      throw new Refusal(place(), name + " is missing", name + ": ...");
    }
    return found;
  }

  public boolean has(String name) throws Refusal {
    return find(name) != null;
  }

  /** The entries of this name as texts; none when it is not there. */
  public Map<String, String> texts(String name) throws Refusal {
    Map<String, String> texts = new LinkedHashMap<>();
    Node found = find(name);
    if (found != null) {
      for (Map.Entry<String, Node> entry : found.entries().entrySet()) {
        texts.put(entry.getKey(), entry.getValue().text());
      }
    }
    return texts;
  }

  public Map<String, Node> entries() throws Refusal {
    if (entries == null) {
      throw refuse("a map");
    }
    return entries;
  }

  /** Refuses entries of other names: most of them are slips of the pen. */
  public void allowOnly(String... names) throws Refusal {
    Collection<String> known = new TreeSet<>(List.of(names));
    List<String> unknown = new ArrayList<>(entries().keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw entries().get(unknown.get(0)).refuse("no such entry, but " + String.join(", ", known));
    }
  }
}
