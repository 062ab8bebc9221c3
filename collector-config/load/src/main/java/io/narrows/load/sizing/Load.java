package io.narrows.load.sizing;

import io.narrows.load.WrongUse;
import io.narrows.load.play.Plan;
import io.narrows.load.play.Player;
import io.narrows.load.play.Signal;
import io.narrows.load.play.Tally;
import io.narrows.load.play.Target;
import io.narrows.load.play.Targets;
import io.narrows.load.play.Tls;
import io.narrows.load.recording.Recording;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recording, played while it is measured. */
final class Load implements AutoCloseable {
  private final Target target;
  private final Player player;
  private final Thread thread;

  private Load(Target target, Player player) {
    this.target = target;
    this.player = player;
    thread = new Thread(this::run, "player");
    thread.start();
  }

  static Load start(Recording recording, Plan plan, URI to) throws IOException, WrongUse {
    return start(recording, plan, to, Map.of(), null);
  }

  static Load start(
      Recording recording, Plan plan, URI to, Map<String, String> headers, @Nullable Tls tls)
      throws IOException, WrongUse {
    Target target = Targets.of(to, headers, tls);
    return new Load(target, new Player(recording, plan, target));
  }

  private void run() {
    try {
      player.run(said -> System.out.println("  " + said));
    } catch (InterruptedException stop) {
      // What is under way when it is stopped is nobody's loss: it was measured before.
      Thread.currentThread().interrupt();
    }
  }

  /** Until all is sent and answered. */
  void whenPlayed() throws InterruptedException {
    thread.join();
  }

  Tally.Counts of(Signal signal) {
    return player.tally().of(signal);
  }

  long accepted(Signal signal) {
    return player.tally().of(signal).accepted();
  }

  /** Items that were due and were not accepted. */
  long missed() {
    return player.tally().missed();
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
    target.close();
  }
}
