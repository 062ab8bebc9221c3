package org.example.bench.scenario;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.example.bench.Draw;
import org.example.bench.Load;
import org.example.bench.Scenario;
import org.example.bench.Services;
import org.example.bench.Truth;
import org.stubs.Delay;
import org.stubs.http.Partners;

/** Five calls that know nothing of each other, made at once. */
final class AlreadyParallel extends Scenario {
  private final Delay each = draw.delay(35, 55);
  private final Load load = draw.load(12, 1.1 * each.meanMillis());

  AlreadyParallel(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of();
  }

  @Override
  public String path() {
    return "/overview";
  }

  @Override
  public Load load() {
    return load;
  }

  // Which of them is the last is a matter of chance, so their sum says nothing.
  @Override
  public Set<String> notWaitedFor() {
    return Set.of("/news", "/offers", "/weather", "/stocks", "/sports");
  }

  @Override
  public void program(Partners partners) {
    notWaitedFor().forEach(path -> partners.on(path, each));
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    CompletableFuture.allOf(
            services.partners.start("/news/" + number),
            services.partners.start("/offers/" + number),
            services.partners.start("/weather/" + number),
            services.partners.start("/stocks/" + number),
            services.partners.start("/sports/" + number))
        .get();
  }

  // The requests' time is one of five calls, which no journal can tell.
  @Override
  public boolean areSharesJudged() {
    return false;
  }
}
