package io.narrows.engine.slo.plugin;

import io.narrows.engine.slo.Durations;
import io.narrows.engine.slo.yaml.Refusal;
import java.util.List;

/** Requests that are answered without a failure of the server. */
final class HttpAvailability implements Plugin {
  @Override
  public String id() {
    return "narrows/http-availability";
  }

  @Override
  public List<String> options() {
    return List.of("route");
  }

  @Override
  public Expansion expand(String service, Given given) throws Refusal {
    Histograms histograms = given.histograms(Durations.SERVER);
    String route = given.pattern("route");
    Selector all = Selector.service(service).like("http_route", route);
    return Expansion.failures(
        histograms, all, all.and("http_response_status_code=~\"5..\""), route);
  }
}
