package org.example.bench.scenario;

import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.http.Partners;

/** A whole catalogue is read where a page of it is shown. */
final class LargePayload extends Scenario {
  private final int bytes = draw.between(500, 900) * 1000;
  private final Delay answer = draw.delay(8, 14);
  private final Delay body = draw.delay(150, 250);
  private final Load load = draw.load(8, answer.meanMillis() + body.meanMillis());

  LargePayload(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("large_payload", "GET /catalogue/{}"));
  }

  @Override
  public String path() {
    return "/shelf";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Delay decoyDelay() {
    return Delay.millis(200);
  }

  @Override
  public void program(Partners partners) {
    partners.send("/catalogue", answer, bytes, body);
    partners.on("/page", answer);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    services.partners.get("/catalogue/" + number); // culprit
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.decoy();
    services.partners.get("/page/" + number);
  }
}
