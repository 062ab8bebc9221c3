package com.example.demo.stack;

import com.example.demo.DemoOptions.Endpoints;
import com.example.demo.Load;
import com.example.demo.Shop;
import com.example.demo.Traffic;
import com.example.demo.Traffic.Rate;
import com.example.demo.Traffic.Visit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The load on the shop, from now until it is closed. */
final class Visitors implements AutoCloseable {

  private static final Duration FOR_EVER = Duration.ofDays(1);

  /**
   * The digest of the dashboards ranks queries by their time in all: the slow one is asked for more
   * often than in the demo of the report, and the tiles of reports less often.
   */
  private static final Map<String, Rate> RATES =
      Map.of("slow_query", new Rate(1.2, 1), "pool_exhausted", new Rate(0.75, 16));

  private final Thread thread;

  private Visitors(Thread thread) {
    this.thread = thread;
  }

  static Visitors come(Shop shop) throws IOException, InterruptedException {
    List<Visit> visits =
        Traffic.of(shop.scenarios(), Endpoints.SLOW).stream().map(Visitors::paced).toList();
    Load load = new Load(shop.uri(), visits);
    Thread thread = new Thread(() -> load.run(FOR_EVER), "visitors");
    thread.setDaemon(true);
    thread.start();
    return new Visitors(thread);
  }

  private static Visit paced(Visit visit) {
    Rate rate = RATES.getOrDefault(visit.name(), visit.rate());
    return new Visit(visit.name(), visit.method(), visit.path(), visit.query(), visit.body(), rate);
  }

  /** They are gone with this process. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
