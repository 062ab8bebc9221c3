package io.narrows.load.play;

/** What OTLP carries. */
public enum Signal {
  TRACES("spans"),
  METRICS("points"),
  LOGS("log records");

  final String items;

  Signal(String items) {
    this.items = items;
  }

  String path() {
    return "/v1/" + name().toLowerCase(java.util.Locale.ROOT);
  }
}
