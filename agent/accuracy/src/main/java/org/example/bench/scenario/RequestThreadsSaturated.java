package org.example.bench.scenario;

import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.http.Partners;

/**
 * All threads that serve requests wait for a slow partner, and requests wait for a thread. The
 * partner is the cause; only the threads are fixed.
 */
final class RequestThreadsSaturated extends Scenario {
  private final int threads = draw.between(4, 5);
  private final Delay call = draw.delay(180, 240);
  private final double busy = draw.between(0.86, 0.9);
  private final Load load = Load.random(busy * threads * 1000 / (call.meanMillis() + 4));

  RequestThreadsSaturated(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(
        Truth.nowhere("request_threads_saturated", "qtp", "http-nio-127.0.0.1-auto-1-exec"),
        Truth.of("slow_dependency", "GET /mainframe/{}").thatStays());
  }

  @Override
  public String path() {
    return "/legacy";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public int requestThreads(boolean isFixed) {
    return isFixed ? 40 : threads;
  }

  @Override
  public void program(Partners partners) {
    partners.on("/mainframe", call);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.partners.get("/mainframe/" + number); // culprit
  }
}
