package io.narrows.engine.slo.plugin;

import io.narrows.engine.slo.Durations;
import io.narrows.engine.slo.yaml.Refusal;
import java.util.List;

/** Outgoing calls that get an answer, and not one of a failing server. */
final class DependencyAvailability implements Plugin {
  @Override
  public String id() {
    return "narrows/dependency-availability";
  }

  @Override
  public List<String> options() {
    return List.of("address");
  }

  @Override
  public Expansion expand(String service, Given given) throws Refusal {
    Histograms histograms = given.histograms(Durations.CLIENT);
    Selector all = Selector.service(service).equal("server_address", given.text("address"));
    // A call without a status got no answer at all; a 4xx is the caller's mistake.
    return Expansion.failures(
        histograms, all, all.and("http_response_status_code=~\"(5..)?\""), null);
  }
}
