package io.narrows.engine;

import io.narrows.engine.export.Exports;
import io.narrows.facts.settings.Settings;
import org.jspecify.annotations.Nullable;

/** What this application is called in its report: the same as in what it exports. */
final class ServiceName {
  private static final String KEY = "service.name=";

  private ServiceName() {}

  static String of(Settings settings) {
    String given = settings.otel("otel.service.name");
    if (given == null) {
      given = fromAttributes(settings.otel("otel.resource.attributes"));
    }
    String name = given == null ? Exports.foundServiceName() : given;
    return name == null ? "unknown_service:java" : name;
  }

  private static @Nullable String fromAttributes(@Nullable String attributes) {
    for (String attribute : attributes == null ? new String[0] : attributes.split(",")) {
      String trimmed = attribute.trim();
      if (trimmed.startsWith(KEY)) {
        return trimmed.substring(KEY.length()).trim();
      }
    }
    return null;
  }
}
