package io.narrows.instrumentation.executor;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/** {@code java.util.Timer}: its thread runs its tasks without a method of its own around each. */
public final class Timers implements Instrumentation {
  @Override
  public String name() {
    return "timer";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        Weave.named("java.util.Timer")
            .advise("sched", "(Ljava/util/TimerTask;JJ)", TimerAdvice.Schedule.class),
        Weave.subtypesOf("java.util.TimerTask").advise("run", "()V", TimerAdvice.Run.class));
  }
}
