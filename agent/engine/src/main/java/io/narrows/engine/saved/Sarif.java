package io.narrows.engine.saved;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.narrows.engine.analysis.verdict.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as SARIF 2.1.0, which code reviews show at the lines that are meant. */
public final class Sarif {
  static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

  /** What stands for itself in a path: the unreserved characters, and what divides it. */
  private static final String UNESCAPED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private final Saved report;
  private final SourceFolders sources;
  private final JsonGenerator json;

  private Sarif(Saved report, SourceFolders sources, JsonGenerator json) {
    this.report = report;
    this.sources = sources;
    this.json = json;
  }

  public static String of(Saved report, SourceFolders sources) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      new Sarif(report, sources, json).write();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString().replace("\r\n", "\n") + "\n";
  }

  private void write() throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    Map<String, Integer> rules = rules();
    json.writeArrayFieldStart("results");
    for (SavedFinding finding : report.findings()) {
      result(finding, rules.get(finding.type()));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private Map<String, Integer> rules() throws IOException {
    Map<String, Integer> indices = new LinkedHashMap<>();
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Narrows");
    json.writeStringField("version", report.agentVersion());
    json.writeArrayFieldStart("rules");
    for (SavedFinding finding : report.findings()) {
      if (indices.putIfAbsent(finding.type(), indices.size()) == null) {
        json.writeStartObject();
        json.writeStringField("id", finding.type());
        message("shortDescription", finding.type().replace('_', ' '));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    return indices;
  }

  private void message(String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private void result(SavedFinding finding, int rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.type());
    json.writeNumberField("ruleIndex", rule);
    json.writeStringField("level", level(finding.severity()));
    message("message", said(finding));
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    physical(finding.site());
    logical(finding);
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("narrowsFindingId/v1", finding.id());
    json.writeEndObject();
    properties(finding);
    json.writeEndObject();
  }

  private static String said(SavedFinding finding) {
    return finding.title()
        + ": "
        + finding.saving().sentence()
        + ". "
        + String.join(" ", finding.evidence().stream().map(Sarif::sentence).toList())
        + " "
        + sentence(finding.fix());
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private void physical(@Nullable SavedSite site) throws IOException {
    if (site == null || site.path() == null) {
      return;
    }
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(sources.find(site.path())));
    json.writeStringField("uriBaseId", "%SRCROOT%");
    json.writeEndObject();
    if (site.line() > 0) {
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", site.line());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** A path as a relative reference of RFC 3986. */
  private static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      if (UNESCAPED.indexOf(octet) >= 0) {
        uri.append((char) octet);
      } else {
        uri.append(String.format(Locale.ROOT, "%%%02X", octet));
      }
    }
    return uri.toString();
  }

  private void logical(SavedFinding finding) throws IOException {
    SavedSite site = finding.site();
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    json.writeStringField(
        "fullyQualifiedName", site == null ? finding.endpoint() : site.function());
    json.writeStringField("kind", site == null ? "resource" : "function");
    json.writeEndObject();
    json.writeEndArray();
  }

  private void properties(SavedFinding finding) throws IOException {
    json.writeObjectFieldStart("properties");
    json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    json.writeStringField("endpoint", finding.endpoint());
    json.writeNumberField("savesAtLeastMillis", finding.lowMillis());
    json.writeNumberField("savesAtMostMillis", finding.highMillis());
    json.writeNumberField("impact", finding.impact());
    json.writeEndObject();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, MAJOR -> "error";
      case MINOR -> "warning";
      case INFO -> "note";
    };
  }
}
