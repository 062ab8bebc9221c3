package io.narrows.engine;

import io.narrows.engine.control.Pid;
import io.narrows.facts.settings.Options;
import io.narrows.facts.settings.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The one line at start: version, what is watched, where it sends, how to see the report. */
final class Greeting {
  private static final String[] SIGNALS = {"traces", "metrics", "logs"};

  private Greeting() {}

  static String of(Settings settings, String watched, Path jar) {
    return Version.current()
        + " watches "
        + watched
        + "; "
        + destination(settings)
        + "; report: java -jar "
        + jar
        + " report "
        + Pid.own()
        + console(settings.find(Options.CONSOLE));
  }

  private static String console(@Nullable Integer port) {
    return port == null ? "" : "; console: http://127.0.0.1:" + port + "/";
  }

  static String destination(Settings settings) {
    boolean sends = false;
    boolean prints = false;
    for (String signal : SIGNALS) {
      String exporter = or(settings.otel("otel." + signal + ".exporter"), "otlp");
      sends |= exporter.contains("otlp");
      prints |= exporter.contains("console");
    }
    if (or(settings.otel("otel.sdk.disabled"), "false").equalsIgnoreCase("true")) {
      return "sends nothing";
    }
    if (sends) {
      return "sends to " + endpoint(settings);
    }
    return prints ? "prints to the console" : "sends nothing";
  }

  private static String endpoint(Settings settings) {
    String protocol = or(settings.otel("otel.exporter.otlp.protocol"), "http/protobuf");
    String usual = protocol.equals("grpc") ? "http://localhost:4317" : "http://localhost:4318";
    return withoutPassword(or(settings.otel("otel.exporter.otlp.endpoint"), usual))
        + " ("
        + protocol
        + ")";
  }

  private static String withoutPassword(String url) {
    int at = url.lastIndexOf('@');
    int host = url.indexOf("://") + 3;
    return at < host ? url : url.substring(0, host) + url.substring(at + 1);
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
