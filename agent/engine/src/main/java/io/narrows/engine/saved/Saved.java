package io.narrows.engine.saved;

import io.narrows.engine.analysis.verdict.Thresholds;
import io.narrows.engine.report.Reports;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report that was written as JSON.
 *
 * @param name of the file, or what it is called otherwise
 * @param text as it was written
 * @param requestsNeeded in how many requests something had to be seen before it was a finding
 */
public record Saved(
    String name,
    String text,
    String service,
    String agentVersion,
    double durationMillis,
    double requests,
    double requestsNeeded,
    String verdict,
    List<SavedFinding> findings,
    List<SavedEndpoint> endpoints) {

  /** Reads a file. */
  public static Saved of(Path file) throws Unreadable {
    try {
      return of(file.toString(), Files.readString(file));
    } catch (NoSuchFileException missing) {
      throw new Unreadable("there is no file " + file);
    } catch (CharacterCodingException binary) {
      throw new Unreadable(file + " is no report: it is no text");
    } catch (IOException unreadable) {
      throw new Unreadable("cannot read " + file + ": " + unreadable.getMessage());
    }
  }

  /** Reads what somebody else has read. */
  public static Saved of(String name, String text) throws Unreadable {
    try {
      return of(name, text, Tree.parse(text));
    } catch (Unreadable why) {
      throw new Unreadable(name + " is no report that can be read: " + why.getMessage());
    }
  }

  private static Saved of(String name, String text, Tree tree) throws Unreadable {
    if (!tree.isObject() || tree.of("schemaVersion").isMissing()) {
      throw new Unreadable("it has no schemaVersion");
    }
    double version = tree.number("schemaVersion");
    if (version != Reports.SCHEMA_VERSION) {
      throw new Unreadable(
          "it is of schema version "
              + plain(version)
              + ", and this narrows.jar reads version "
              + Reports.SCHEMA_VERSION);
    }
    List<SavedFinding> findings = new ArrayList<>();
    for (Tree finding : tree.list("findings")) {
      findings.add(SavedFinding.of(finding));
    }
    List<SavedEndpoint> endpoints = new ArrayList<>();
    for (Tree endpoint : tree.list("endpoints")) {
      endpoints.add(SavedEndpoint.of(endpoint));
    }
    return new Saved(
        name,
        text,
        tree.text("service"),
        tree.text("agentVersion"),
        tree.number("durationMillis"),
        tree.of("server").number("count"),
        tree.number("requestsNeeded", Thresholds.REQUESTS),
        tree.text("verdict"),
        List.copyOf(findings),
        List.copyOf(endpoints));
  }

  private static String plain(double number) {
    return number == (long) number ? Long.toString((long) number) : Double.toString(number);
  }

  /** Of the endpoint that was called most. */
  public double mostRequests() {
    return endpoints.stream().mapToDouble(SavedEndpoint::count).max().orElse(0);
  }

  /** Whether there is nothing that could be judged: no request and no task. */
  public boolean isEmpty() {
    return requests == 0 && mostRequests() == 0;
  }

  double seconds() {
    return durationMillis / 1e3;
  }

  double requestsPerSecond() {
    return durationMillis == 0 ? 0 : requests / seconds();
  }

  @Nullable SavedEndpoint endpoint(String endpoint) {
    for (SavedEndpoint each : endpoints) {
      if (each.name().equals(endpoint)) {
        return each;
      }
    }
    return null;
  }
}
