package io.narrows.engine.slo.plugin;

import io.narrows.engine.slo.Durations;
import io.narrows.engine.slo.yaml.Refusal;
import java.util.List;

/** Requests that are answered in time; those that fail are a matter of availability. */
final class HttpLatency implements Plugin {
  @Override
  public String id() {
    return "narrows/http-latency";
  }

  @Override
  public List<String> options() {
    return List.of("route", "threshold");
  }

  @Override
  public Expansion expand(String service, Given given) throws Refusal {
    Histograms histograms = given.histograms(Durations.SERVER);
    String route = given.pattern("route");
    Selector all =
        Selector.service(service)
            .like("http_route", route)
            .and("http_response_status_code!~\"5..\"");
    double seconds = given.threshold(histograms);
    return Expansion.slower(histograms, all, seconds, route);
  }
}
