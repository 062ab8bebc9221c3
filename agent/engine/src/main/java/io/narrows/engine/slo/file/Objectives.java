package io.narrows.engine.slo.file;

import io.narrows.engine.export.span.SlowLimit;
import io.narrows.engine.metrics.Layout;
import io.narrows.engine.slo.Durations;
import io.narrows.engine.slo.HistogramForm;
import io.narrows.engine.slo.Slo;
import io.narrows.engine.slo.Threshold;
import io.narrows.facts.log.Log;
import io.narrows.facts.settings.HistogramAggregation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the objectives of one service mean for its agent: where its histograms cut, and from when a
 * request is slow. Asked by one thread.
 */
public final class Objectives implements SlowLimit {
  private static final int ROUTES = 2_000;

  private final List<Slo> slos;
  private final Map<String, Long> limits = new HashMap<>();

  private Objectives(List<Slo> slos) {
    this.slos = slos;
  }

  /**
   * A mistake in the file is a line, and what is right in it counts.
   *
   * @param sent how this agent sends its histograms
   */
  public static Objectives read(Path file, String service, HistogramAggregation sent, Log log) {
    // Whether an alert could ever fire is not for the agent to refuse: the file may have its own
    // windows.
    SloFiles files = new SloFiles(null);
    try {
      files.read(file);
    } catch (IOException error) {
      log.error("setting slo=" + file + ": cannot be read (" + error + "); goes on without");
    }
    for (String refusal : files.refusals()) {
      log.error("setting slo: " + refusal + "; goes on without it");
    }
    List<Slo> own = new ArrayList<>();
    TreeSet<String> services = new TreeSet<>();
    for (Slo slo : files.slos()) {
      services.add(slo.service());
      if (slo.service().equals(service)) {
        own.add(slo);
        warnOfForm(slo, file, sent, log);
      }
    }
    if (own.isEmpty() && !services.isEmpty()) {
      log.error(
          "setting slo="
              + file
              + ": has no objective of this service, "
              + service
              + ", but of "
              + String.join(", ", services));
    }
    return new Objectives(own);
  }

  /** Its rules would wait for series that nobody sends. */
  private static void warnOfForm(Slo slo, Path file, HistogramAggregation sent, Log log) {
    HistogramForm form = slo.histograms();
    HistogramForm needed = sent.isExponential() ? HistogramForm.NATIVE : HistogramForm.CLASSIC;
    if (form != null && form != needed && form != HistogramForm.BOTH) {
      log.error(
          "setting slo="
              + file
              + ": "
              + slo.id()
              + " reads "
              + form.label()
              + " histograms, and with "
              + HistogramAggregation.SETTING
              + "="
              + sent
              + " this agent sends none: its options need histogram: "
              + needed.label());
    }
  }

  /** The bounds of the conventions, and those that the objectives need. */
  public Layout layout() {
    return Layout.withThresholds(
        seconds(Durations.SERVER), seconds(Durations.CLIENT), seconds(Durations.DATABASE));
  }

  /** What they promise of each endpoint. */
  public io.narrows.engine.analysis.Objectives promises() {
    return new Promises(slos);
  }

  private List<Double> seconds(Durations of) {
    List<Double> seconds = new ArrayList<>();
    for (Slo slo : slos) {
      for (Threshold threshold : slo.thresholds()) {
        if (threshold.of() == of && slo.readsBuckets()) {
          seconds.add(threshold.seconds());
        }
      }
    }
    return seconds;
  }

  @Override
  public long nanos(@Nullable String route) {
    String known = route == null ? "" : route;
    Long limit = limits.get(known);
    if (limit == null) {
      limit = strictest(known);
      if (limits.size() < ROUTES) {
        limits.put(known, limit);
      }
    }
    return limit;
  }

  private long strictest(String route) {
    long strictest = -1;
    for (Slo slo : slos) {
      boolean isAbout = slo.route() == null || Pattern.matches(slo.route(), route);
      for (Threshold threshold : slo.thresholds()) {
        if (isAbout && threshold.of() == Durations.SERVER) {
          long nanos = Math.round(threshold.seconds() * 1e9);
          strictest = strictest < 0 ? nanos : Math.min(strictest, nanos);
        }
      }
    }
    return strictest;
  }
}
