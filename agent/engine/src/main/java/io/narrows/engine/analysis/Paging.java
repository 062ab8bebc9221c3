package io.narrows.engine.analysis;

import java.util.Locale;
import java.util.Set;

/** Whether one URL asks for the next page of what another one asked for. */
final class Paging {
  private static final Set<String> NAMES =
      Set.of(
          "after",
          "continuation",
          "cursor",
          "from",
          "marker",
          "next",
          "offset",
          "page",
          "skip",
          "start",
          "token");

  private Paging() {}

  /** Same place, same parameters but one, whose name says that it turns pages. */
  static boolean isNextPage(String url, String next) {
    String[] before = parameters(url);
    String[] after = parameters(next);
    if (!path(url).equals(path(next)) || Math.abs(before.length - after.length) > 1) {
      return false;
    }
    int turned = 0;
    for (String parameter : after) {
      if (!contains(before, parameter)) {
        if (!NAMES.contains(word(parameter))) {
          return false;
        }
        turned++;
      }
    }
    return turned == 1;
  }

  private static boolean contains(String[] parameters, String wanted) {
    for (String parameter : parameters) {
      if (parameter.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  /** The first or the last word of a name that says it: pageToken, next_page, page[number]. */
  private static String word(String parameter) {
    int equals = parameter.indexOf('=');
    String name = equals < 0 ? parameter : parameter.substring(0, equals);
    String[] words = name.split("(?=[A-Z])|[_\\-.\\[\\]]+");
    for (String word : words) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (NAMES.contains(lower)) {
        return lower;
      }
    }
    return "";
  }

  private static String path(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  private static String[] parameters(String url) {
    int query = url.indexOf('?');
    return query < 0 ? new String[0] : url.substring(query + 1).split("&");
  }
}
