package io.narrows.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.narrows.engine.analysis.Exemplar;
import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.Snapshot.ResourceView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Spread;
import io.narrows.engine.analysis.Tail;
import io.narrows.engine.analysis.Waterfall;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.report.Shares.Share;
import io.narrows.engine.site.CallSite;
import io.narrows.engine.site.Sites;
import io.narrows.engine.watch.Found;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The report for machines, as {@code report.schema.json} describes it. Durations are in ms. */
final class JsonReport {
  private static final double MILLI = 1e6;

  private final JsonGenerator json;

  private JsonReport(JsonGenerator json) {
    this.json = json;
  }

  static String of(Content content) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      new JsonReport(json).report(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    // The printer ends lines as the system does; the report is the same everywhere.
    return out.toString().replace("\r\n", "\n") + "\n";
  }

  private void report(Content content) throws IOException {
    Snapshot snapshot = content.snapshot();
    json.writeStartObject();
    json.writeNumberField("schemaVersion", Reports.SCHEMA_VERSION);
    about(content);
    latency("server", snapshot.server());
    number("coverage", snapshot.coverage());
    losses(snapshot.losses());
    json.writeArrayFieldStart("findings");
    for (Found found : content.findings()) {
      finding(found, content.waterfalls().get(found.finding().id()));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("endpoints");
    for (EndpointView endpoint : snapshot.endpoints()) {
      endpoint(endpoint);
    }
    json.writeEndArray();
    resources("pools", "use", "timeouts", snapshot.pools());
    resources("executors", "run", "rejected", snapshot.executors());
    json.writeEndObject();
  }

  private void about(Content content) throws IOException {
    About about = content.about();
    json.writeStringField("service", about.service());
    json.writeStringField("agentVersion", about.agentVersion());
    json.writeNumberField("takenEpochMillis", about.takenMillis());
    json.writeBooleanField("isWholeRun", content.isWhole());
    millis("durationMillis", content.snapshot().nanos());
    json.writeNumberField("requestsNeeded", content.requestsNeeded());
    strings("libraries", about.libraries());
    strings("unwoven", about.unwoven());
    if (about.cost().isKnown()) {
      millis("agentCpuMillis", about.cost().agentCpuNanos());
      millis("processCpuMillis", about.cost().processCpuNanos());
    }
    json.writeStringField("verdict", content.verdict());
    millis("togetherAtMostMillis", content.togetherNanos());
  }

  private void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private void losses(Snapshot.Losses losses) throws IOException {
    json.writeObjectFieldStart("losses");
    json.writeNumberField("requests", losses.requests());
    json.writeNumberField("slices", losses.slices());
    json.writeNumberField("operations", losses.operations());
    json.writeNumberField("leftOpen", losses.leftOpen());
    json.writeBooleanField("foldsEndpoints", losses.foldsEndpoints());
    json.writeEndObject();
  }

  private void finding(Found found, @Nullable Waterfall waterfall) throws IOException {
    Finding finding = found.finding();
    json.writeStartObject();
    json.writeStringField("id", finding.id());
    json.writeStringField("type", finding.type());
    json.writeStringField("severity", Say.severity(finding));
    json.writeStringField("confidence", finding.confidence().name().toLowerCase(Locale.ROOT));
    json.writeStringField("status", found.standing().status().label());
    json.writeNumberField("firstSeenEpochMillis", found.standing().firstSeenMillis());
    json.writeNumberField("lastSeenEpochMillis", found.standing().lastSeenMillis());
    json.writeStringField("endpoint", finding.endpoint().name());
    if (finding.signature() != null) {
      json.writeStringField("signature", finding.signature().text());
      json.writeStringField("target", finding.signature().target());
    }
    json.writeStringField("title", finding.title());
    strings("evidence", finding.evidence());
    json.writeStringField("fix", finding.fix());
    json.writeStringField("verify", finding.verify());
    json.writeNumberField("requests", finding.requests());
    millis("savesAtLeastMillis", finding.lowPerRequest());
    millis("savesAtMostMillis", finding.highPerRequest());
    number("shareOfEndpoint", finding.shareOfEndpoint());
    number("impact", finding.impact());
    number("requestSecondsPerSecond", finding.secondsPerSecond());
    json.writeBooleanField("isTail", finding.isTail());
    json.writeNumberField("rescuedRequests", finding.rescued());
    if (finding.cause() != null) {
      json.writeStringField("cause", finding.cause());
    }
    strings("effects", finding.effects());
    sites(finding.sites());
    exemplars("traces", finding.exemplars());
    if (waterfall != null) {
      waterfall(waterfall);
    }
    json.writeEndObject();
  }

  private void waterfall(Waterfall waterfall) throws IOException {
    json.writeObjectFieldStart("waterfall");
    json.writeStringField("traceId", waterfall.traceId());
    json.writeBooleanField("isSent", waterfall.isKept());
    millis("millis", waterfall.durationNanos());
    json.writeNumberField("hidden", waterfall.hidden());
    json.writeArrayFieldStart("bars");
    for (Waterfall.Bar bar : waterfall.bars()) {
      json.writeStartObject();
      json.writeNumberField("depth", bar.depth());
      json.writeStringField("kind", bar.kind().name().toLowerCase(Locale.ROOT));
      json.writeStringField("text", bar.text());
      json.writeStringField("target", bar.target());
      json.writeNumberField("count", bar.count());
      millis("fromMillis", bar.fromNanos());
      millis("toMillis", bar.toNanos());
      millis("millis", bar.nanos());
      millis("pathMillis", bar.pathNanos());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void endpoint(EndpointView view) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", view.endpoint().name());
    json.writeStringField("root", view.endpoint().root().name().toLowerCase(Locale.ROOT));
    latency("latency", view.latency());
    json.writeNumberField("failed", view.errors());
    if (view.promise() != null) {
      json.writeObjectFieldStart("objective");
      millis("thresholdMillis", view.promise().thresholdNanos());
      number("target", view.promise().target());
      json.writeNumberField("broken", view.promise().broken());
      json.writeEndObject();
    }
    json.writeNumberField("queries", view.queries());
    json.writeNumberField("maxQueries", view.maxQueries());
    json.writeArrayFieldStart("time");
    for (Share share : Shares.of(view.time())) {
      json.writeStartObject();
      json.writeStringField("kind", share.kind().name().toLowerCase(Locale.ROOT));
      millis("millis", share.nanos());
      millis("spreadMillis", Math.round(Spread.of(view, share.kind())));
      json.writeNumberField("percent", share.tenths() / 10.0);
      json.writeEndObject();
    }
    json.writeEndArray();
    tail(view);
    json.writeArrayFieldStart("signatures");
    for (SignatureView signature : view.signatures()) {
      signature(signature);
    }
    json.writeEndArray();
    exemplars("slowTraces", view.slow());
    json.writeEndObject();
  }

  private void tail(EndpointView view) throws IOException {
    Tail tail = Tail.of(view);
    if (tail == null) {
      return;
    }
    json.writeObjectFieldStart("tail");
    json.writeNumberField("slowRequests", tail.slowRequests());
    millis("typicalMillis", Math.round(tail.typicalNanos()));
    millis("slowMillis", Math.round(tail.slowNanos()));
    json.writeArrayFieldStart("parts");
    for (Tail.Part part : tail.parts()) {
      json.writeStartObject();
      json.writeStringField("kind", part.kind().name().toLowerCase(Locale.ROOT));
      millis("millis", Math.round(part.nanos()));
      millis("errorMillis", Math.round(part.errorNanos()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void signature(SignatureView view) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", view.signature().kind().name().toLowerCase(Locale.ROOT));
    json.writeStringField("text", view.signature().text());
    json.writeStringField("target", view.signature().target());
    latency("latency", view.latency());
    json.writeNumberField("requests", view.requests());
    json.writeNumberField("maxPerRequest", view.maxRepeats());
    json.writeArrayFieldStart("requestsByRepeats");
    for (long count : view.perRequest()) {
      json.writeNumber(count);
    }
    json.writeEndArray();
    millis("pathMillis", view.pathNanos());
    millis("savableMillis", view.savableNanos());
    millis("repeatSavableMillis", view.repeatSavableNanos());
    millis("floorMillis", view.floorNanos());
    json.writeNumberField("rows", view.rows());
    json.writeNumberField("maxRows", view.maxRows());
    json.writeNumberField("failed", view.errors());
    sites(view.sites());
    exemplars("traces", view.exemplars());
    json.writeEndObject();
  }

  private void sites(List<Sites.Seen> sites) throws IOException {
    json.writeArrayFieldStart("sites");
    for (Sites.Seen seen : sites) {
      CallSite site = seen.site();
      json.writeStartObject();
      json.writeStringField("class", site.className());
      json.writeStringField("method", site.methodName());
      if (site.file() != null) {
        json.writeStringField("file", site.file());
        json.writeStringField("path", site.path());
      }
      if (site.line() >= 0) {
        json.writeNumberField("line", site.line());
      }
      if (site.hop() != null) {
        json.writeStringField("through", site.hop());
      }
      json.writeNumberField("seen", seen.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void exemplars(String name, List<Exemplar> exemplars) throws IOException {
    json.writeArrayFieldStart(name);
    for (Exemplar exemplar : exemplars) {
      json.writeStartObject();
      json.writeStringField("traceId", exemplar.traceId());
      millis("millis", exemplar.durationNanos());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void resources(String name, String use, String refused, List<ResourceView> resources)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (ResourceView view : resources) {
      json.writeStartObject();
      json.writeStringField("name", view.name());
      if (view.limit() >= 0) {
        json.writeNumberField("limit", view.limit());
      }
      number("utilisation", view.utilisation());
      if (view.pending() >= 0) {
        json.writeNumberField("pending", view.pending());
      }
      span("wait", view.waiting());
      span(use, view.using());
      json.writeNumberField(refused, view.refused());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void span(String name, Snapshot.Span span) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("count", span.count());
    millis("sumMillis", span.sum());
    millis("p50Millis", span.p50());
    millis("p99Millis", span.p99());
    json.writeEndObject();
  }

  private void latency(String name, Latency latency) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("count", latency.count());
    millis("sumMillis", latency.sum());
    millis("meanMillis", latency.mean());
    millis("p50Millis", latency.p50());
    millis("p95Millis", latency.p95());
    millis("p99Millis", latency.p99());
    millis("maxMillis", latency.max());
    json.writeEndObject();
  }

  /** To the microsecond, as a decimal fraction. */
  private void millis(String name, long nanos) throws IOException {
    json.writeNumberField(name, Math.round(nanos / 1e3) * 1e3 / MILLI);
  }

  private void number(String name, double value) throws IOException {
    if (!Double.isNaN(value)) {
      json.writeNumberField(name, Math.round(value * 1e4) / 1e4);
    }
  }
}
