package io.narrows.engine.saved;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a JSON document, with its place in it, so that what is missing can be named. */
final class Tree {
  private final String place;
  private final @Nullable Object value;

  private Tree(String place, @Nullable Object value) {
    this.place = place;
    this.value = value;
  }

  static Tree parse(String text) throws Unreadable {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new Unreadable("more than one value");
      }
      return new Tree("", value);
    } catch (JsonProcessingException broken) {
      throw new Unreadable("line " + broken.getLocation().getLineNr() + " is no JSON");
    } catch (IOException impossible) {
      throw new Unreadable(impossible.toString());
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(parser);
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser));
      }
      return list;
    }
    if (token == null || token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token.isNumeric()) {
      return parser.getDoubleValue();
    }
    return token.isBoolean() ? (Object) parser.getBooleanValue() : parser.getText();
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private <T> T as(Class<T> type, String what) throws Unreadable {
    if (!type.isInstance(value)) {
      String name = place.isEmpty() ? "it" : place;
      throw new Unreadable(value == null ? name + " is missing" : name + " is no " + what);
    }
    return type.cast(value);
  }

  boolean isMissing() {
    return value == null;
  }

  boolean isObject() {
    return value instanceof Map;
  }

  Tree of(String name) throws Unreadable {
    Map<?, ?> object = as(Map.class, "object");
    return new Tree(place.isEmpty() ? name : place + "." + name, object.get(name));
  }

  List<Tree> list(String name) throws Unreadable {
    Tree array = of(name);
    List<Tree> trees = new ArrayList<>();
    for (Object each : array.as(List.class, "array")) {
      trees.add(new Tree(array.place + "[" + trees.size() + "]", each));
    }
    return trees;
  }

  String text(String name) throws Unreadable {
    return of(name).as(String.class, "text");
  }

  String text(String name, String otherwise) throws Unreadable {
    return of(name).isMissing() ? otherwise : text(name);
  }

  double number(String name) throws Unreadable {
    return of(name).as(Double.class, "number");
  }

  double number(String name, double otherwise) throws Unreadable {
    return of(name).isMissing() ? otherwise : number(name);
  }

  List<String> texts(String name) throws Unreadable {
    List<String> texts = new ArrayList<>();
    for (Tree each : list(name)) {
      texts.add(each.as(String.class, "text"));
    }
    return texts;
  }
}
