package io.narrows.engine.slo.plugin;

import io.narrows.engine.slo.Durations;
import io.narrows.engine.slo.yaml.Refusal;
import java.util.List;

/** Tasks that find a thread in time. */
final class ExecutorWait implements Plugin {
  @Override
  public String id() {
    return "narrows/executor-wait";
  }

  @Override
  public List<String> options() {
    return List.of("executor", "threshold");
  }

  @Override
  public Expansion expand(String service, Given given) throws Refusal {
    Histograms histograms = given.histograms(Durations.EXECUTOR_WAIT);
    Selector all =
        Selector.service(service).like("narrows_executor_name", given.pattern("executor"));
    double seconds = given.threshold(histograms);
    return Expansion.slower(histograms, all, seconds, null);
  }
}
