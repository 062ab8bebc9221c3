package io.narrows.engine.export.otlp;

import io.narrows.facts.Facts;
import io.narrows.facts.log.Log;
import io.narrows.facts.settings.HistogramAggregation;
import io.opentelemetry.exporter.otlp.internal.OtlpLogRecordExporterProvider;
import io.opentelemetry.exporter.otlp.internal.OtlpMetricExporterProvider;
import io.opentelemetry.exporter.otlp.internal.OtlpSpanExporterProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The exporters that {@code OTEL_*} asks for. The autoconfigured SDK as a whole is not built: its
 * providers and processors would be 434 classes and three threads beside our own. Its configuration
 * and its exporters are, so that every setting of theirs means the same.
 */
public final class Exporters {
  private static final String OTLP = "otlp";
  private static final String CONSOLE = "console";
  private static final String NONE = "none";

  // What the SDK itself would take is gRPC; the specification's default is this.
  private static final Map<String, String> DEFAULTS =
      Map.of("otel.exporter.otlp.protocol", "http/protobuf");

  private final Facts facts;
  private final Pause pause;
  private final Components forSpans;
  private final Components forMetrics;
  private final Components forLogs;
  private final Rejections rejectedSpans;
  private final Rejections rejectedPoints;
  private final Rejections rejectedLogs;

  public Exporters(Facts facts, Pause pause) {
    this.facts = facts;
    this.pause = pause;
    Log log = facts.log();
    rejectedSpans = new Rejections("traces", log);
    rejectedPoints = new Rejections("metrics", log);
    rejectedLogs = new Rejections("logs", log);
    forSpans = new Components(rejectedSpans, pause, log);
    forMetrics = new Components(rejectedPoints, pause, log);
    forLogs = new Components(rejectedLogs, pause, log);
  }

  /** The settings as the SDK reads them. */
  public ConfigProperties config() {
    return config(forSpans);
  }

  private ConfigProperties config(Components components) {
    Map<String, String> overrides = new HashMap<>(facts.settings().otelArguments());
    // As it was understood: of a mistake, which was said, the SDK would make no exporter at all.
    overrides.put(HistogramAggregation.SETTING, facts.settings().histograms().name());
    return DefaultConfigProperties.create(DEFAULTS, components).withOverrides(overrides);
  }

  /** Whether there is a receiver of spans at all. */
  public boolean sendsSpans() {
    return !names("traces").isEmpty();
  }

  /** Where spans go; empty when nowhere. */
  public List<SpanExporter> spans() {
    List<SpanExporter> exporters = new ArrayList<>();
    for (String name : names("traces")) {
      try {
        exporters.add(
            name.equals(CONSOLE)
                ? new Console.Spans(System.out)
                : renewed(forSpans, "traces", new OtlpSpanExporterProvider()::createExporter));
      } catch (RuntimeException mistake) {
        refuse("traces", mistake);
      }
    }
    return exporters;
  }

  /** Where metrics go; empty when nowhere. */
  public List<MetricExporter> metrics() {
    List<MetricExporter> exporters = new ArrayList<>();
    for (String name : names("metrics")) {
      try {
        exporters.add(
            name.equals(CONSOLE)
                ? new Console.Metrics(System.out)
                : renewed(forMetrics, "metrics", new OtlpMetricExporterProvider()::createExporter));
      } catch (RuntimeException mistake) {
        refuse("metrics", mistake);
      }
    }
    return exporters;
  }

  /** Where log events go; empty when nowhere. */
  public List<LogRecordExporter> logs() {
    List<LogRecordExporter> exporters = new ArrayList<>();
    for (String name : names("logs")) {
      try {
        exporters.add(
            name.equals(CONSOLE)
                ? new Console.Logs(System.out)
                : renewed(forLogs, "logs", new OtlpLogRecordExporterProvider()::createExporter));
      } catch (RuntimeException mistake) {
        refuse("logs", mistake);
      }
    }
    return exporters;
  }

  private <T> T renewed(
      Components components, String signal, Function<ConfigProperties, T> provider) {
    // Once: what changes later are the files, and not where they are.
    ConfigProperties config = config(components);
    return components.renewed(Renewal.files(config, signal), () -> provider.apply(config));
  }

  public Rejections rejectedSpans() {
    return rejectedSpans;
  }

  public Rejections rejectedPoints() {
    return rejectedPoints;
  }

  public Rejections rejectedLogs() {
    return rejectedLogs;
  }

  /** Ends requests that hang where no timeout reaches; called from time to time by any thread. */
  public void endWhatHangs() {
    forSpans.endWhatHangs();
    forMetrics.endWhatHangs();
    forLogs.endWhatHangs();
  }

  /** From now on nothing that is sent may last longer than this. */
  public void endWithin(long nanos) {
    pause.endWithin(nanos);
  }

  private Set<String> names(String signal) {
    String setting = "otel." + signal + ".exporter";
    Set<String> names = new LinkedHashSet<>();
    for (String given : config().getList(setting, List.of(OTLP))) {
      String name = given.equals("logging") ? CONSOLE : given;
      if (name.equals(OTLP) || name.equals(CONSOLE)) {
        names.add(name);
      } else if (!name.equals(NONE)) {
        facts
            .log()
            .error(setting + "=" + given + " is not one of otlp, console, none: otlp is used");
        names.add(OTLP);
      }
    }
    return Boolean.TRUE.equals(config().getBoolean("otel.sdk.disabled")) ? Set.of() : names;
  }

  private void refuse(String signal, RuntimeException mistake) {
    facts
        .log()
        .error(
            "no "
                + signal
                + " are exported: "
                + mistake.getMessage()
                + " (protocols are http/protobuf and grpc)");
  }
}
