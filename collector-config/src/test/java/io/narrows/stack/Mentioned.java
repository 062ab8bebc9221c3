package io.narrows.stack;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The series that a PromQL expression names, each with its labels, and the labels it groups by. */
final class Mentioned {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:\\\\.|[^\"])*\"|\\[[^]]*]|[a-zA-Z_:][a-zA-Z0-9_:]*|=~|!~|!=|[{}(),=]|\\S");
  private static final Set<String> GROUPING =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "offset", "bool", "d", "h", "m", "s", "Inf", "NaN");

  final Map<String, Set<String>> series = new TreeMap<>();
  final Set<String> grouping = new TreeSet<>();

  Mentioned(String expression) {
    Matcher token = TOKEN.matcher(expression);
    String before = "";
    while (token.find()) {
      String text = token.group();
      boolean isName = Character.isLetter(text.charAt(0)) || text.charAt(0) == '_';
      if (text.equals("{")) {
        selector(token, before);
      } else if (isName && GROUPING.contains(text)) {
        labels(token);
      } else if (isName && !WORDS.contains(text)) {
        before = text;
        if (!isFollowedBy(expression, token.end(), '(')
            && !isFollowedBy(expression, token.end(), 'b')
            && !Character.isDigit(charBefore(expression, token.start()))) {
          series.computeIfAbsent(text, name -> new TreeSet<>());
        }
        continue;
      }
      before = "";
    }
  }

  private static char charBefore(String text, int index) {
    return index == 0 ? ' ' : text.charAt(index - 1);
  }

  /** b: an aggregation whose {@code by} stands before its parenthesis. */
  private static boolean isFollowedBy(String text, int index, char what) {
    String rest = text.substring(index).stripLeading();
    return what == 'b' ? rest.startsWith("by ") : !rest.isEmpty() && rest.charAt(0) == what;
  }

  private void selector(Matcher token, String name) {
    Set<String> labels = series.computeIfAbsent(name, key -> new TreeSet<>());
    String last = "";
    while (token.find() && !token.group().equals("}")) {
      if (Set.of("=", "!=", "=~", "!~").contains(token.group())) {
        labels.add(last);
      }
      last = token.group();
    }
  }

  private void labels(Matcher token) {
    if (!token.find() || !token.group().equals("(")) {
      throw new AssertionError("no parenthesis: " + token.group());
    }
    while (token.find() && !token.group().equals(")")) {
      if (!token.group().equals(",")) {
        grouping.add(token.group());
      }
    }
  }
}
