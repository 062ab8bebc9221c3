package io.narrows.engine.export.span;

import java.util.Set;

/** Takes out of URLs what is known to be secret, as the conventions ask for. */
final class Urls {
  private static final String REDACTED = "REDACTED";

  /** The conventions' list; case-sensitive. */
  private static final Set<String> SECRET =
      Set.of(
          "X-Amz-Signature",
          "X-Amz-Credential",
          "X-Amz-Security-Token",
          "AWSAccessKeyId",
          "Signature",
          "sig",
          "X-Goog-Signature");

  private Urls() {}

  /** A whole URL: without the user's name and password, and with secret parameters redacted. */
  static String redacted(String url) {
    int scheme = url.indexOf("://");
    int from = scheme < 0 ? 0 : scheme + 3;
    int at = userInfoEnd(url, from);
    StringBuilder out = new StringBuilder(url.length());
    out.append(url, 0, from);
    if (scheme >= 0 && at >= 0) {
      out.append(REDACTED + ":" + REDACTED + "@");
      from = at + 1;
    }
    int query = url.indexOf('?', from);
    if (query < 0) {
      return out.append(url, from, url.length()).toString();
    }
    int fragment = url.indexOf('#', query);
    int end = fragment < 0 ? url.length() : fragment;
    out.append(url, from, query + 1).append(redactedQuery(url.substring(query + 1, end)));
    return out.append(url, end, url.length()).toString();
  }

  private static int userInfoEnd(String url, int from) {
    int end = -1;
    for (int i = from; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == '/' || c == '?' || c == '#') {
        break;
      }
      end = c == '@' ? i : end;
    }
    return end;
  }

  /** A query without its question mark. */
  static String redactedQuery(String query) {
    StringBuilder out = null;
    int start = 0;
    while (start <= query.length()) {
      int end = query.indexOf('&', start);
      end = end < 0 ? query.length() : end;
      int equals = query.indexOf('=', start);
      boolean secret =
          equals >= 0 && equals < end && SECRET.contains(query.substring(start, equals));
      if (secret && out == null) {
        out = new StringBuilder(query.length()).append(query, 0, start);
      }
      if (out != null) {
        out.append(query, start, secret ? equals + 1 : end).append(secret ? REDACTED : "");
        out.append(end < query.length() ? "&" : "");
      }
      start = end + 1;
    }
    return out == null ? query : out.toString();
  }
}
