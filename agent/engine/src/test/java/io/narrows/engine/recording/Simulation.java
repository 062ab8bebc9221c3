package io.narrows.engine.recording;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link Program} of nested, parallel and queued work as one request, on threads and a clock
 * that are simulated, through the doors that advice uses. The same program gives the same times.
 */
public final class Simulation {
  /** What one thread does: one step after another. */
  public static final class Program {
    public final List<Step> steps;

    /** How long the thread goes on after it released who waits for it. */
    public final long lagNanos;

    final Object future = new Object();
    // Not a lambda: that would be one object for all programs.
    final Runnable target = new Target();
    boolean released;
    @Nullable Actor waiter;
    long wakeUpNanos;

    public Program(List<Step> steps, long lagNanos) {
      this.steps = steps;
      this.lagNanos = lagNanos;
    }
  }

  /** How the waiting thread and the released task can be matched. */
  public enum Match {
    /** The object waited for is the task. */
    TARGET,
    /** The object waited for was completed inside the task. */
    COMPLETION,
    /** Nothing is known. */
    NONE
  }

  /** One step of a program. */
  public sealed interface Step permits Work, Nest, Rows, Fork, Await, Inline {}

  /** Work of one kind; the length may be changed between two runs. */
  public static final class Work implements Step {
    public final Kind kind;
    public final String signature;
    public long nanos;

    public Work(Kind kind, String signature, long nanos) {
      this.kind = kind;
      this.signature = signature;
      this.nanos = nanos;
    }
  }

  /** Steps inside an operation. */
  public record Nest(Kind kind, String signature, List<Step> steps) implements Step {}

  /** Rows read one after another, with work between them. */
  public record Rows(String signature, int rows, long rowNanos, long gapNanos) implements Step {}

  /** A task handed to a pool. */
  public record Fork(Program task, int pool) implements Step {}

  /** A wait for a task, and how long the waiter takes to run again. */
  public record Await(Program task, Match match, long wakeUpNanos) implements Step {}

  /** A task that its submitter runs itself. */
  public record Inline(Program task) implements Step {}

  /** One piece of work as it ran. */
  public record Ran(Work work, int slice, long startNanos, long endNanos) {}

  public final Recorded recorded = new Recorded(1 << 14);
  public final List<Ran> ran = new ArrayList<>();

  private final List<Deque<Program>> queues = new ArrayList<>();
  private final List<Object> executors = new ArrayList<>();
  private final List<Actor> actors = new ArrayList<>();
  private final Map<Work, Long> started = new HashMap<>();
  private boolean mainDone;

  /** Threads 1 and above are the pools', in the order of their sizes. */
  public Simulation(int... poolSizes) {
    actors.add(new Actor(0, -1));
    for (int pool = 0; pool < poolSizes.length; pool++) {
      queues.add(new ArrayDeque<>());
      executors.add("pool-" + pool);
      for (int i = 0; i < poolSizes[pool]; i++) {
        actors.add(new Actor(actors.size(), pool));
      }
    }
  }

  /** Runs the program; false when it dead-locked. The request reaches the sink before this ends. */
  public boolean run(Program main) {
    Actor first = actors.get(0);
    first.idle = false;
    first.ready = recorded.clock.nanos();
    Operation[] request = new Operation[1];
    first.then(actor -> request[0] = recorded.beginRequest("GET", "/"));
    main.steps.forEach(step -> expand(first, step));
    first.then(actor -> recorded.recorder.endRequest(request[0], 200, null));
    first.then(actor -> mainDone = true);
    for (Actor next = next(); next != null; next = next()) {
      recorded.clock.set(next.ready);
      recorded.on(next.id);
      next.go(recorded.clock.nanos());
    }
    recorded.drain();
    recorded.drain.flush();
    return mainDone;
  }

  /** How many tasks were handed over and never started, because all threads dead-locked. */
  public int queued() {
    return queues.stream().mapToInt(Deque::size).sum();
  }

  private @Nullable Actor next() {
    Actor next = null;
    for (Actor actor : actors) {
      if (!actor.idle && !actor.blocked && (next == null || actor.ready < next.ready)) {
        next = actor;
      }
    }
    return next;
  }

  private void expand(Actor actor, Step step) {
    if (step instanceof Work work) {
      work(actor, work);
    } else if (step instanceof Nest nest) {
      begin(actor, nest.kind(), nest.signature());
      nest.steps().forEach(inner -> expand(actor, inner));
      end(actor);
    } else if (step instanceof Rows rows) {
      rows(actor, rows);
    } else if (step instanceof Fork fork) {
      actor.then(self -> fork(fork));
    } else if (step instanceof Await await) {
      await(actor, await);
    } else if (step instanceof Inline inline) {
      actor.then(self -> recorded.recorder.submitted("inline", inline.task().target, 0));
      runTask(actor, inline.task());
    }
  }

  private void work(Actor actor, Work work) {
    if (work.kind != Kind.APP) {
      begin(actor, work.kind, work.signature);
    }
    actor.then(
        self -> {
          started.put(work, recorded.clock.nanos());
          self.ready += work.nanos;
        });
    actor.then(
        self -> {
          Slice slice = recorded.worker().current;
          if (slice != null && slice.request().root() == Request.Root.SERVER) {
            long start = Objects.requireNonNull(started.get(work));
            ran.add(new Ran(work, slice.number(), start, recorded.clock.nanos()));
          }
        });
    if (work.kind != Kind.APP) {
      end(actor);
    }
  }

  private void begin(Actor actor, Kind kind, @Nullable Object signature) {
    actor.then(self -> self.open.push(new Open(recorded.recorder.begin(kind, signature))));
  }

  private void end(Actor actor) {
    actor.then(self -> end(self.open.pop()));
  }

  private void end(Open open) {
    if (open.operation != null) {
      recorded.recorder.end(open.operation, -1, null);
    }
  }

  private void rows(Actor actor, Rows rows) {
    for (int i = 0; i < rows.rows(); i++) {
      actor.then(
          self ->
              self.open.push(
                  new Open(recorded.recorder.beginFetch(resultSetOf(rows.signature())))));
      actor.then(self -> self.ready += rows.rowNanos());
      end(actor);
      actor.then(self -> self.ready += rows.gapNanos());
    }
  }

  private static JdbcRig.Thing resultSetOf(String query) {
    JdbcRig.Thing resultSet = new JdbcRig.Thing();
    resultSet.narrows$attach(query);
    return resultSet;
  }

  private void fork(Fork fork) {
    recorded.recorder.submitted(executors.get(fork.pool()), fork.task().target, 0);
    queues.get(fork.pool()).add(fork.task());
    for (Actor actor : actors) {
      if (actor.idle && actor.pool == fork.pool()) {
        actor.idle = false;
        actor.ready = recorded.clock.nanos();
        actor.takeNext();
        return;
      }
    }
  }

  private void await(Actor actor, Await await) {
    Program task = await.task();
    Object signature =
        switch (await.match()) {
          case TARGET -> task.target;
          case COMPLETION -> task.future;
          case NONE -> null;
        };
    begin(actor, Kind.JOIN, signature);
    actor.then(
        self -> {
          if (!task.released) {
            task.waiter = self;
            task.wakeUpNanos = await.wakeUpNanos();
            self.blocked = true;
          }
        });
    end(actor);
  }

  private void runTask(Actor actor, Program task) {
    Operation[] run = new Operation[1];
    actor.then(self -> run[0] = recorded.recorder.beginTask(task.target));
    task.steps.forEach(step -> expand(actor, step));
    actor.then(self -> release(task));
    actor.then(self -> self.ready += task.lagNanos);
    actor.then(self -> recorded.recorder.endTask(Objects.requireNonNull(run[0]), null));
  }

  private void release(Program task) {
    task.released = true;
    recorded.recorder.completed(task.future);
    Actor waiter = task.waiter;
    if (waiter != null) {
      waiter.blocked = false;
      waiter.ready = recorded.clock.nanos() + task.wakeUpNanos;
    }
  }

  private static final class Target implements Runnable {
    @Override
    public void run() {}
  }

  private record Open(@Nullable Operation operation) {}

  /** A thread: what it still has to do, and when it goes on. */
  private final class Actor {
    final int id;
    final int pool;
    final Deque<Open> open = new ArrayDeque<>();
    final Deque<Consumer<Actor>> todo = new ArrayDeque<>();
    long ready;
    boolean idle = true;
    boolean blocked;

    Actor(int id, int pool) {
      this.id = id;
      this.pool = pool;
    }

    void then(Consumer<Actor> next) {
      todo.add(next);
    }

    void takeNext() {
      Program task = queues.get(pool).poll();
      if (task == null) {
        idle = true;
      } else {
        runTask(this, task);
      }
    }

    void go(long now) {
      while (!idle && !blocked && ready <= now) {
        Consumer<Actor> next = todo.poll();
        if (next != null) {
          next.accept(this);
        } else if (pool >= 0) {
          takeNext();
        } else {
          idle = true;
        }
      }
    }
  }
}
