package io.narrows.engine.export;

import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import io.narrows.engine.export.log.Events;
import io.narrows.engine.export.metric.FindingTotals;
import io.narrows.engine.metrics.QueryNames;
import io.narrows.engine.recording.Database;
import io.narrows.engine.recording.Query;
import io.narrows.engine.site.CallSite;
import io.narrows.engine.watch.Found;
import io.narrows.engine.watch.Told;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.semconv.CodeAttributes;
import io.opentelemetry.semconv.DbAttributes;
import io.opentelemetry.semconv.HttpAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends findings: as counters with each window, and as an event when there is news. */
final class FindingExport implements Told {
  static final String EVENT = "narrows.finding";

  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("narrows.finding.type");
  private static final AttributeKey<String> SEVERITY =
      AttributeKey.stringKey("narrows.finding.severity");
  private static final AttributeKey<String> LOCATION =
      AttributeKey.stringKey("narrows.finding.location");
  private static final String OTHER = "other";

  private final Events events;
  private final FindingTotals totals;
  private final QueryNames names;

  FindingExport(Events events, FindingTotals totals, QueryNames names) {
    this.events = events;
    this.totals = totals;
    this.names = names;
  }

  @Override
  public void window(List<Found> present, double seconds) {
    for (Found found : present) {
      Finding finding = found.finding();
      totals.add(
          labels(finding, location(finding)),
          labels(finding, OTHER),
          finding.requests(),
          // What follows from another finding costs nothing on top of it.
          finding.cause() == null ? finding.secondsPerSecond() * seconds : 0);
    }
  }

  private static Attributes labels(Finding finding, String location) {
    AttributesBuilder labels = Attributes.builder();
    labels.put(TYPE, finding.type());
    labels.put(SEVERITY, severity(finding));
    labels.put(LOCATION, location);
    String route = route(finding);
    if (route != null) {
      labels.put(HttpAttributes.HTTP_ROUTE, route);
    }
    return labels.build();
  }

  @Override
  public void news(Found found) {
    Finding finding = found.finding();
    boolean isBad = finding.severity().compareTo(Severity.MAJOR) >= 0;
    events.emit(
        EVENT,
        isBad ? Events.Level.WARN : Events.Level.INFO,
        finding.sentence(),
        attributes(found));
  }

  private Map<String, Object> attributes(Found found) {
    Finding finding = found.finding();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("narrows.finding.id", finding.id());
    all.put(TYPE.getKey(), finding.type());
    all.put(SEVERITY.getKey(), severity(finding));
    all.put("narrows.finding.status", found.standing().status().label());
    all.put(LOCATION.getKey(), location(finding));
    all.put("narrows.finding.confidence", lower(finding.confidence()));
    all.put("narrows.finding.endpoint", finding.endpoint().name());
    put(all, HttpAttributes.HTTP_ROUTE, route(finding));
    all.put("narrows.finding.requests", finding.requests());
    all.put("narrows.finding.gain.low", finding.lowPerRequest() / 1e9);
    all.put("narrows.finding.gain.high", finding.highPerRequest() / 1e9);
    all.put("narrows.finding.share", finding.shareOfEndpoint());
    all.put("narrows.finding.impact", finding.impact());
    all.put("narrows.finding.evidence", String.join("\n", finding.evidence()));
    all.put("narrows.finding.fix", finding.fix());
    all.put("narrows.finding.verify", finding.verify());
    put(all, AttributeKey.stringKey("narrows.finding.cause"), finding.cause());
    all.put("narrows.finding.first_seen", found.standing().firstSeenMillis());
    place(all, finding);
    if (!finding.exemplars().isEmpty()) {
      all.put("narrows.finding.trace_id", finding.exemplars().get(0).traceId());
    }
    return all;
  }

  private void place(Map<String, Object> all, Finding finding) {
    put(all, DbAttributes.DB_QUERY_SUMMARY, summary(finding.signature()));
    if (finding.sites().isEmpty()) {
      return;
    }
    CallSite site = finding.sites().get(0).site();
    put(all, CodeAttributes.CODE_FUNCTION_NAME, site.function());
    put(all, CodeAttributes.CODE_FILE_PATH, site.path());
    if (site.line() >= 0) {
      all.put(CodeAttributes.CODE_LINE_NUMBER.getKey(), site.line());
    }
  }

  private static void put(
      Map<String, Object> all, AttributeKey<String> key, @Nullable String value) {
    if (value != null) {
      all.put(key.getKey(), value);
    }
  }

  /** The method that issued it, else what it is about; few of each application. */
  private String location(Finding finding) {
    if (!finding.sites().isEmpty()) {
      return finding.sites().get(0).site().method();
    }
    Signature signature = finding.signature();
    String summary = summary(signature);
    if (summary != null) {
      return summary;
    }
    return signature == null ? finding.endpoint().name() : signature.text();
  }

  private @Nullable String summary(@Nullable Signature signature) {
    if (signature == null) {
      return null;
    }
    return switch (signature.kind()) {
      case DB_EXEC, DB_FETCH -> names.summary(new Query(signature.text(), Database.UNKNOWN));
      default -> null;
    };
  }

  private static @Nullable String route(Finding finding) {
    String name = finding.endpoint().name();
    String route = name.substring(name.indexOf(' ') + 1);
    return finding.endpoint().isServer() && route.startsWith("/") ? route : null;
  }

  private static String severity(Finding finding) {
    return lower(finding.severity());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
