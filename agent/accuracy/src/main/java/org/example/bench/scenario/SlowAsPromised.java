package org.example.bench.scenario;

import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.http.Partners;

/** One partner that is slow each time, as everybody knows. */
final class SlowAsPromised extends Scenario {
  private final Delay call = draw.delay(300, 400);
  private final Load load = draw.load(6, call.meanMillis());

  SlowAsPromised(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of();
  }

  @Override
  public String path() {
    return "/credit";
  }

  @Override
  public Load load() {
    return load;
  }

  // The endpoint is promised to answer within this, and it does.
  @Override
  public double promisedMillis() {
    return 1_000;
  }

  @Override
  public void program(Partners partners) {
    partners.on("/agency", call);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.partners.get("/agency/" + number);
  }
}
