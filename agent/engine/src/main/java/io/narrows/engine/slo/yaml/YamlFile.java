package io.narrows.engine.slo.yaml;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the documents of one YAML file; anchors and merge keys are resolved. */
public final class YamlFile {
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int DEEPEST = 50;
  private static final int MOST_VALUES = 100_000;

  private final String file;
  private final YAMLParser parser;
  private final Map<String, Node> anchors = new HashMap<>();
  private int values;

  private YamlFile(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  public static List<Node> read(Path file) throws IOException, Refusal {
    if (Files.size(file) > MOST_CHARACTERS) {
      throw new Refusal(file.toString(), Files.size(file) + " bytes", "at most one megabyte");
    }
    return read(file.toString(), Files.readString(file));
  }

  /**
   * @param name how messages call the file
   */
  public static List<Node> read(String name, String text) throws Refusal {
    YAMLFactory factory = new YAMLFactory();
    factory.setStreamReadConstraints(
        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    try (YAMLParser parser = factory.createParser(text)) {
      return new YamlFile(name, parser).documents();
    } catch (JsonParseException broken) {
      throw new Refusal(
          name + ":" + broken.getLocation().getLineNr(), broken.getOriginalMessage(), "YAML");
    } catch (IOException | RuntimeException broken) {
      // The library beneath has exceptions of its own, for example for a tab in an indentation.
      throw new Refusal(name, String.valueOf(broken.getMessage()), "YAML");
    }
  }

  private List<Node> documents() throws IOException, Refusal {
    List<Node> documents = new ArrayList<>();
    while (parser.nextToken() != null) {
      Node document = value("");
      if (!document.isEmpty()) {
        documents.add(document);
      }
    }
    return documents;
  }

  private Node value(String path) throws IOException, Refusal {
    int line = parser.currentTokenLocation().getLineNr();
    if (++values > MOST_VALUES) {
      throw new Refusal(file + ":" + line, "too much", MOST_VALUES + " values at most");
    }
    if (parser.isCurrentAlias()) {
      return alias(line, path);
    }
    String anchor = parser.getObjectId();
    Node value = plainValue(line, path);
    if (anchor != null) {
      anchors.put(anchor, value);
    }
    return value;
  }

  private Node plainValue(int line, String path) throws IOException, Refusal {
    JsonToken token = parser.currentToken();
    switch (token) {
      case START_OBJECT:
        return map(line, path);
      case START_ARRAY:
        return list(line, path);
      case VALUE_NULL:
        return Node.text(file, line, path, null);
      default:
        return Node.text(file, line, path, parser.getText());
    }
  }

  private Node alias(int line, String path) throws IOException, Refusal {
    Node known = anchors.get(parser.getText());
    if (known == null) {
      throw Node.text(file, line, path, "*" + parser.getText()).refuse("an anchor that is defined");
    }
    return known;
  }

  private Node map(int line, String path) throws IOException, Refusal {
    Map<String, Node> entries = new LinkedHashMap<>();
    Map<String, Node> merged = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Node value = value(path.isEmpty() ? name : path + "." + name);
      if (name.equals("<<")) {
        merged.putAll(value.entries());
      } else if (entries.put(name, value) != null) {
        throw value.refuse("each name once: " + name + " stands here twice");
      }
    }
    merged.forEach(entries::putIfAbsent);
    return Node.map(file, line, path, entries);
  }

  private Node list(int line, String path) throws IOException, Refusal {
    List<Node> items = new ArrayList<>();
    @Nullable JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      items.add(value(path + "[" + items.size() + "]"));
      token = parser.nextToken();
    }
    return Node.list(file, line, path, items);
  }
}
