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

/** Three calls at once: only the longest can be blamed, and only for what it is longer. */
final class ParallelCalls extends Scenario {
  private final Delay longest = draw.delay(90, 130);
  private final Delay second = draw.delay(36, 45);
  private final Delay third = draw.delay(25, 32);
  private final Delay better = draw.delay(15, 20);
  private final Load load = draw.load(10, longest.meanMillis());

  ParallelCalls(Draw draw) {
    super(draw);
  }

  @Override
  public List<Truth> truths() {
    return List.of(Truth.of("slow_dependency", "GET /similar/{}"));
  }

  @Override
  public String path() {
    return "/article";
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public Set<String> waitedForElsewhere() {
    return Set.of("/similar");
  }

  @Override
  public Set<String> notWaitedFor() {
    return Set.of("/reviews", "/rating");
  }

  @Override
  public void program(Partners partners) {
    partners.on("/similar", longest).on("/reviews", second).on("/rating", third);
    partners.on("/cached", better);
  }

  @Override
  public void serve(Services services, int number) throws Exception {
    CompletableFuture<String> reviews = services.partners.start("/reviews/" + number);
    CompletableFuture<String> rating = services.partners.start("/rating/" + number);
    CompletableFuture<String> similar = services.partners.start("/similar/" + number); // culprit
    CompletableFuture.allOf(reviews, rating, similar).get();
  }

  @Override
  public void serveFixed(Services services, int number) throws Exception {
    CompletableFuture<String> reviews = services.partners.start("/reviews/" + number);
    CompletableFuture<String> rating = services.partners.start("/rating/" + number);
    CompletableFuture<String> similar = services.partners.start("/cached/" + number);
    CompletableFuture.allOf(reviews, rating, similar).get();
  }
}
