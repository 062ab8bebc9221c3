package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Machine;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.List;
import java.util.function.Consumer;

/** There are fewer processors than threads that could run: everything is slower at once. */
final class CpuSaturation implements Rule {
  @Override
  public String type() {
    return "cpu_saturation";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    Machine.View machine = scene.snapshot().machine();
    List<EndpointView> waiting = Words.affected(scene, Kind.RUNQ);
    if (!waiting.isEmpty() && (isThrottled(machine) || isFull(machine))) {
      found.accept(draft(machine, waiting));
    }
  }

  private static boolean isThrottled(Machine.View machine) {
    return machine.throttledShare() >= Thresholds.THROTTLED;
  }

  private static double others(Machine.View machine) {
    return Math.max(0, machine.hostLoad() - machine.jvmLoad());
  }

  private static boolean isFull(Machine.View machine) {
    return machine.hostLoad() >= Thresholds.FULL_LOAD
        && (machine.jvmLoad() >= Thresholds.JVM_LOAD || others(machine) >= Thresholds.OTHERS_LOAD);
  }

  private Draft draft(Machine.View machine, List<EndpointView> waiting) {
    long nanos = waiting.stream().mapToLong(view -> Scene.nanos(view, Kind.RUNQ)).sum();
    long requests = waiting.stream().mapToLong(view -> view.latency().count()).sum();
    return new Draft(type(), waiting.get(0))
        .with(Kind.RUNQ)
        .affects(waiting)
        .ofMachine()
        .title(
            isThrottled(machine)
                ? "The container's share of the processors is used up"
                : "The processors are used up")
        .because(
            "This JVM used "
                + Units.percent(machine.jvmLoad())
                + " of the processors, others "
                + Units.percent(others(machine))
                + "; the container was stopped for "
                + Units.percent(machine.throttledShare())
                + " of the time")
        .because(
            "Requests could run and did not for "
                + Units.duration(nanos / Math.max(1, requests))
                + " each on average")
        .fix(fix(machine))
        .verify("The time that requests wait for a processor.")
        .costs(nanos, requests, Gain.atMost(nanos))
        .explains("hot_method")
        .inferred();
  }

  private static String fix(Machine.View machine) {
    if (isThrottled(machine)) {
      return "Raise the container's processor limit, or let fewer threads run at once:"
          + " -XX:ActiveProcessorCount, fewer threads of the collector, smaller pools.";
    }
    return others(machine) > machine.jvmLoad()
        ? "Something else on this machine uses the processors: move it or this."
        : "Make the hottest code cheaper first; else more processors, or fewer requests at once.";
  }
}
