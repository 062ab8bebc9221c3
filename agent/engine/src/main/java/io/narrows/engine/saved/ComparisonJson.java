package io.narrows.engine.saved;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.narrows.engine.saved.Comparison.Gone;
import io.narrows.engine.saved.Comparison.Unmeasured;
import io.narrows.engine.saved.Comparison.Worse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** A comparison for machines, as {@code comparison.schema.json} describes it. */
public final class ComparisonJson {
  static final int SCHEMA_VERSION = 1;

  private final JsonGenerator json;

  private ComparisonJson(JsonGenerator json) {
    this.json = json;
  }

  public static String of(Comparison comparison) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      new ComparisonJson(json).write(comparison);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString().replace("\r\n", "\n") + "\n";
  }

  private void write(Comparison comparison) throws IOException {
    json.writeStartObject();
    json.writeNumberField("schemaVersion", SCHEMA_VERSION);
    number("requestsPerSecondBefore", comparison.before().requestsPerSecond());
    number("requestsPerSecondAfter", comparison.after().requestsPerSecond());
    json.writeBooleanField("isAnotherLoad", comparison.isUnlike());
    json.writeBooleanField("isCorrectedForLoad", comparison.hasControls());
    json.writeArrayFieldStart("gone");
    for (Gone gone : comparison.gone()) {
      gone(gone);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("unmeasured");
    for (Unmeasured each : comparison.unmeasured()) {
      finding(each.finding());
    }
    json.writeEndArray();
    findings("new", comparison.fresh());
    json.writeArrayFieldStart("worse");
    for (Worse each : comparison.worse()) {
      finding(each.now());
    }
    json.writeEndArray();
    findings("still", comparison.still());
    json.writeEndObject();
  }

  private void findings(String name, List<SavedFinding> findings) throws IOException {
    json.writeArrayFieldStart(name);
    for (SavedFinding finding : findings) {
      finding(finding);
    }
    json.writeEndArray();
  }

  private void gone(Gone gone) throws IOException {
    json.writeStartObject();
    json.writeStringField("endpoint", gone.then().name());
    findings("findings", gone.findings());
    number("predictedAtLeastMillis", gone.lowMillis());
    number("predictedAtMostMillis", gone.highMillis());
    number("measuredMillis", gone.gainMillis());
    number("uncorrectedMillis", gone.rawMillis());
    number("meanMillisBefore", gone.then().meanMillis());
    number("meanMillisAfter", gone.now().meanMillis());
    json.writeBooleanField("isAnotherLoad", gone.isUnlike());
    json.writeStringField("outcome", gone.outcome().name().toLowerCase(Locale.ROOT));
    json.writeEndObject();
  }

  private void finding(SavedFinding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", finding.id());
    json.writeStringField("type", finding.type());
    json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    json.writeStringField("endpoint", finding.endpoint());
    json.writeStringField("title", finding.title());
    json.writeEndObject();
  }

  private void number(String name, double value) throws IOException {
    json.writeNumberField(name, Math.round(value * 1e3) / 1e3);
  }
}
