package com.example.demo.stack;

import com.example.demo.DemoOptions.Endpoints;
import com.example.demo.Load;
import com.example.demo.Shop;
import com.example.demo.Traffic;
import java.io.IOException;
import java.time.Duration;

/** The load on the shop, from now until it is closed. */
final class Visitors implements AutoCloseable {

  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final Thread thread;

  private Visitors(Thread thread) {
    this.thread = thread;
  }

  static Visitors come(Shop shop) throws IOException, InterruptedException {
    Load load = new Load(shop.uri(), Traffic.of(shop.scenarios(), Endpoints.SLOW));
    Thread thread = new Thread(() -> load.run(FOR_EVER), "visitors");
    thread.setDaemon(true);
    thread.start();
    return new Visitors(thread);
  }

  /** They are gone with this process. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
