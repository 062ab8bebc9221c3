package io.narrows.engine.slo.file;

import io.narrows.engine.slo.Slo;
import io.narrows.engine.slo.Windows;
import io.narrows.engine.slo.yaml.Node;
import io.narrows.engine.slo.yaml.Refusal;
import io.narrows.engine.slo.yaml.YamlFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objectives of some files: those that are accepted, and a line for each that is not. */
public final class SloFiles {
  private static final BigDecimal ALL = BigDecimal.valueOf(100);
  private static final BigDecimal STEP = new BigDecimal("0.01");

  private final @Nullable Windows windows;
  private final List<Slo> slos = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();

  /**
   * @param windows whose alerts have to be possible; null where nobody asks for alerts
   */
  public SloFiles(@Nullable Windows windows) {
    this.windows = windows;
  }

  public List<Slo> slos() {
    return slos;
  }

  /** One line each: file, path in it, value, and what is accepted. */
  public List<String> refusals() {
    return refusals;
  }

  public void read(Path file) throws IOException {
    List<Node> documents;
    try {
      documents = YamlFile.read(file);
    } catch (Refusal broken) {
      refusals.add(broken.getMessage());
      return;
    }
    if (documents.isEmpty()) {
      refusals.add(file + ": nothing: accepted is at least one objective");
    }
    OpenSlo imported = new OpenSlo();
    for (Node document : documents) {
      refusing(() -> document(document, imported));
    }
    for (Node slo : imported.slos()) {
      refusing(() -> add(imported.read(slo)));
    }
  }

  private void document(Node document, OpenSlo imported) throws Refusal {
    if (document.has("apiVersion")) {
      Node version = document.get("apiVersion");
      if (!version.text().equals(OpenSlo.VERSION)) {
        throw version.refuse(OpenSlo.VERSION + ", or version: " + Sloth.VERSION);
      }
      imported.add(document);
      return;
    }
    Node version = document.get("version");
    if (!version.text().equals(Sloth.VERSION)) {
      throw version.refuse(Sloth.VERSION + ", or apiVersion: " + OpenSlo.VERSION);
    }
    Sloth sloth = new Sloth(document);
    for (Node slo : sloth.slos()) {
      refusing(() -> add(sloth.read(slo)));
    }
  }

  private void add(Slo slo) throws Refusal {
    if (windows != null) {
      requirePossible(slo, windows);
    }
    String other = places.putIfAbsent(slo.id(), slo.place());
    if (other != null) {
      throw new Refusal(slo.place(), slo.id(), "each objective once; it stands also at " + other);
    }
    slos.add(slo);
  }

  /** An alert at 14.4 times a budget of 10 % would wait for 144 % of bad events, for ever. */
  private static void requirePossible(Slo slo, Windows windows) throws Refusal {
    Integer days = slo.periodDays();
    Windows own = days == null ? windows : windows.withPeriod(days);
    for (Windows.Tier tier : own.tiers()) {
      BigDecimal factor = own.factor(tier);
      if (factor.multiply(slo.budget()).compareTo(BigDecimal.ONE) >= 0) {
        BigDecimal most = ALL.divide(factor, 2, RoundingMode.CEILING).subtract(STEP);
        throw new Refusal(
            slo.place(),
            slo.objective().toPlainString(),
            "at least "
                + ALL.subtract(most).stripTrailingZeros().toPlainString()
                + ": with less, the alert at "
                + factor.toPlainString()
                + " times the budget could never fire (--windows takes other factors)");
      }
    }
  }

  private interface Step {
    void run() throws Refusal;
  }

  private void refusing(Step step) {
    try {
      step.run();
    } catch (Refusal refusal) {
      refusals.add(refusal.getMessage());
    }
  }
}
