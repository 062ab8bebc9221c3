package org.example.bench.scenario;

import java.util.List;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.http.Partners;

/** One call of a partner for each article, one after another. */
final class NPlusOneCall extends Scenario {
  private final int articles = draw.between(12, 18);
  private final Delay one = draw.delay(10, 15);
  private final Delay bulk = draw.delay(16, 24);
  private final Load load = draw.load(9, articles * one.meanMillis());

  NPlusOneCall(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("n_plus_one_call", "GET /price/{}"));
  }

  @Override
  public String path() {
    return "/basket";
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
    partners.on("/price", one);
    partners.on("/bulk", bulk);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    services.decoy();
    for (int article = 0; article < articles; article++) {
      services.partners.get("/price/" + (number * 100 + article)); // culprit
    }
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    services.decoy();
    services.partners.get("/bulk/" + number);
  }
}
