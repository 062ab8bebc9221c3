package io.narrows.accuracy;

import io.narrows.accuracy.Generator.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.example.bench.Scenario;
import org.example.bench.Truth;
import org.example.bench.scenario.Scenarios;
import org.stubs.Journal;
import org.stubs.http.Partners;
import org.stubs.http.StubServer;

/** One variant of a scenario: the service, its partners, and the load on it. */
final class Variant implements AutoCloseable {
  // After the last request was sent: what stands in a queue is answered until then.
  private static final int PATIENCE_SECONDS = 60;

  private final Options options;
  private final Scenario scenario;
  private final long arrivalSeed;
  private final Journal noted = new Journal();
  private final StubServer partners;
  private final Service service;
  private FutureTask<List<Answer>> load = new FutureTask<>(List::of);
  private long startNanos;

  Variant(Options options, Scenarios planned, long seed, String name, double whatIf, Path folder)
      throws IOException {
    this.options = options;
    scenario = planned.draw(seed);
    arrivalSeed = arrivalSeed(planned, seed);
    partners = StubServer.start(partners(scenario, whatIf), noted);
    try {
      service = new Service(options, planned, seed, name, partners.base(), whatIf, folder);
    } catch (IOException notStarted) {
      partners.close();
      throw notStarted;
    }
  }

  /** Another for each scenario, and not the one of which {@code Draw} draws its numbers. */
  static long arrivalSeed(Scenarios planned, long seed) {
    return ~(planned.name().hashCode() * 1_000_003L + seed);
  }

  private static Partners partners(Scenario scenario, double whatIf) {
    Partners partners = new Partners();
    scenario.program(partners);
    for (Truth truth : scenario.truths()) {
      for (String signature : truth.signatures()) {
        partners.scale(noted(signature), whatIf);
      }
    }
    return partners;
  }

  /** How the stubs call it: "GET /price/{}" is what is below "/price". */
  static String noted(String signature) {
    return signature.replaceAll("^GET |/\\{}$", "");
  }

  /** Begins to ask. */
  Variant start() {
    noted.clear();
    startNanos = System.nanoTime();
    Callable<List<Answer>> asking =
        () ->
            new Generator(
                    service.at(scenario.path()),
                    scenario.load(),
                    options.warmUpSeconds(),
                    options.seconds(),
                    arrivalSeed)
                .run();
    load = new FutureTask<>(asking);
    beside("load", load);
    beside("patience", this::endInTime);
    return this;
  }

  private static void beside(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** A service that does not answer any more fails its run, and holds up no other. */
  private void endInTime() {
    try {
      load.get(options.loadSeconds() + PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException stuck) {
      service.kill();
    } catch (InterruptedException | ExecutionException told) {
      // By whoever asks for the answers.
    }
  }

  boolean isLoaded() {
    return !load.isDone();
  }

  double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  /**
   * How long each answer took, by parts of the time. Of all that were asked, as the agent has
   * counted all of them.
   */
  List<List<Double>> latencies() throws Exception {
    List<List<Double>> parts = new ArrayList<>();
    for (int part = 0; part < Interval.PARTS; part++) {
      parts.add(new ArrayList<>());
    }
    double each = options.loadSeconds() * 1e9 / Interval.PARTS;
    for (Answer answer : answers()) {
      int part = (int) ((answer.intendedNanos() - startNanos) / each);
      parts.get(Math.min(Interval.PARTS - 1, part)).add(answer.millis());
    }
    return parts;
  }

  List<Answer> answers() throws Exception {
    return load.get();
  }

  List<Journal.Entry> noted() {
    return noted.entries();
  }

  Service service() {
    return service;
  }

  @Override
  public void close() {
    service.close();
    partners.close();
  }
}
