package io.narrows.launcher.tasks;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.recording.Drain;
import io.narrows.engine.recording.ExecutorStats;
import io.narrows.engine.recording.HeadSampler;
import io.narrows.engine.recording.Propagation;
import io.narrows.engine.recording.Recording;
import io.narrows.engine.recording.Resources;
import io.narrows.engine.recording.StackRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Requests that hand nested tasks to all kinds of executors, on real threads, woven and recorded;
 * the process fails with what it found wrong.
 */
public final class TaskStress {
  private static final int CLIENTS = 4;
  private static final int REQUESTS_PER_CLIENT = 150;

  private final Recording recording =
      new Recording(Clock.SYSTEM, HeadSampler.ratio(1, true), new Propagation(), 1 << 16);
  private final Resources resources = new Resources();
  private final StackRecorder recorder = new StackRecorder(recording, new Attachments(), resources);
  private final RequestCheck check = new RequestCheck();
  private final Drain drain = new Drain(recording, List.of(check), check::failed);
  private final AtomicLong submitted = new AtomicLong();

  private TaskStress() {}

  public static void main(String[] arguments) throws Exception {
    new TaskStress().run(Long.parseLong(arguments[0]));
  }

  private void run(long seed) throws Exception {
    Probe.install(recorder);
    Thread draining = new Thread(drain, "drain");
    draining.start();
    try (Workshop workshop = new Workshop(this)) {
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int client = i;
        clients.add(new Thread(() -> serve(workshop, client, new SplittableRandom(seed + client))));
      }
      for (Thread client : clients) {
        client.start();
      }
      for (Thread client : clients) {
        client.join();
      }
    }
    drain.stop();
    draining.join();
    Probe.install(io.narrows.bootstrap.Recorder.NOOP);
    report();
  }

  private void serve(Workshop workshop, int client, SplittableRandom random) {
    for (int i = 0; i < REQUESTS_PER_CLIENT; i++) {
      String name = "/" + client + "/" + i;
      Operation request = Probe.beginRequest(new Incoming("GET", name));
      int tasks = workshop.work(name, random, 3);
      check.expect(name, tasks);
      Probe.endRequest(request, 200, null);
      if (Probe.traceId() != null) {
        check.problem(name + " goes on after its end");
      }
    }
  }

  /** One task of a request does something. */
  void operation(String name) {
    Probe.end(Probe.begin(Kind.CACHE, name), null);
  }

  void submitting() {
    submitted.incrementAndGet();
  }

  private void report() {
    int requests = CLIENTS * REQUESTS_PER_CLIENT;
    check.same("requests", requests, check.requests());
    check.same("waiting tasks", 0, recorder.waitingTasks());
    check.same("refused tasks", 0, recorder.refusedTasks());
    check.same("forced ends", 0, recording.forcedPops());
    check.same("dropped slices", 0, recording.droppedSlices());
    long started = 0;
    for (ExecutorStats each : resources.executors()) {
      started += each.waitTimes().count();
      check.same("running in " + each.name(), 0, each.running());
    }
    check.same("tasks of executors", submitted.get(), started);
    System.out.println(
        requests
            + " requests, "
            + started
            + " tasks, "
            + check.joins()
            + " joins, "
            + check.slices()
            + " slices");
    check.problems().stream().limit(20).forEach(System.out::println);
    System.exit(check.problems().isEmpty() ? 0 : 1);
  }
}
