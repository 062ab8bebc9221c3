package io.narrows.engine.slo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Objectives as JSON, for programs that hold something else than Prometheus against them. */
public final class ObjectiveList {
  private final JsonGenerator json;

  private ObjectiveList(JsonGenerator json) {
    this.json = json;
  }

  public static String of(List<Slo> slos) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      new ObjectiveList(json).write(slos);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    // The printer ends lines as the system does; the list is the same everywhere.
    return out.toString().replace("\r\n", "\n") + "\n";
  }

  private void write(List<Slo> slos) throws IOException {
    json.writeStartArray();
    for (Slo slo : slos) {
      json.writeStartObject();
      json.writeStringField("id", slo.id());
      json.writeStringField("service", slo.service());
      json.writeStringField("name", slo.name());
      json.writeNumberField("good", slo.ratio());
      json.writeNumberField("budget", slo.budget());
      measured(slo);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Absent where the file says it in PromQL only: nobody should guess what a query means. */
  private void measured(Slo slo) throws IOException {
    if (slo.of() == null) {
      return;
    }
    json.writeStringField("metric", slo.of().metric());
    if (slo.route() != null) {
      json.writeStringField("route", slo.route());
    }
    if (!slo.thresholds().isEmpty()) {
      json.writeNumberField("thresholdSeconds", slo.thresholds().get(0).seconds());
    }
  }
}
