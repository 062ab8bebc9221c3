package io.narrows.engine.slo.plugin;

import io.narrows.engine.slo.yaml.Refusal;
import java.util.List;

/** One indicator that a file can name. */
interface Plugin {
  /** As a file names it. */
  String id();

  /** The options that it takes, beside the form of its histograms. */
  List<String> options();

  /** What it measures of this service. */
  Expansion expand(String service, Given given) throws Refusal;
}
