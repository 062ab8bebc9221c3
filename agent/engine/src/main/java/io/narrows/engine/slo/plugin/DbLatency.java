package io.narrows.engine.slo.plugin;

import io.narrows.engine.slo.Durations;
import io.narrows.engine.slo.yaml.Refusal;
import java.util.List;

/** Database operations that succeed in time. */
final class DbLatency implements Plugin {
  @Override
  public String id() {
    return "narrows/db-latency";
  }

  @Override
  public List<String> options() {
    return List.of("summary", "threshold");
  }

  @Override
  public Expansion expand(String service, Given given) throws Refusal {
    Histograms histograms = given.histograms(Durations.DATABASE);
    Selector all =
        Selector.service(service)
            .like("db_query_summary", given.pattern("summary"))
            .and("error_type=\"\"");
    return Expansion.slower(histograms, all, given.threshold(histograms), null);
  }
}
