package io.narrows.engine.cli;

import io.narrows.engine.control.Answer;
import io.narrows.engine.control.ControlClient;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Loads the agent into another JVM by the JDK's attach mechanism, which lives in a module that the
 * application's loader sees and ours does not: so by reflection.
 */
final class Attaching {
  private static final String MACHINE = "com.sun.tools.attach.VirtualMachine";
  private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private Attaching() {}

  static void attach(long pid, String settings, Path jar) throws IOException {
    requireJvm(pid);
    try {
      Class<?> type = Class.forName(MACHINE, true, ClassLoader.getSystemClassLoader());
      Object machine = type.getMethod("attach", String.class).invoke(null, Long.toString(pid));
      try {
        type.getMethod("loadAgent", String.class, String.class)
            .invoke(machine, jar.toAbsolutePath().toString(), settings);
      } finally {
        type.getMethod("detach").invoke(machine);
      }
    } catch (InvocationTargetException refused) {
      throw new IOException("cannot attach to " + pid + ": " + because(refused.getCause()));
    } catch (ClassNotFoundException noModule) {
      throw new IOException(
          "this Java cannot attach, because it lacks the module jdk.attach: run it with a JDK");
    } catch (ReflectiveOperationException error) {
      throw new IOException("cannot attach to " + pid + ": " + error);
    }
  }

  /** Asks until the agent answers. */
  static Optional<Answer> awaitAnswer(long pid, String request) throws IOException {
    long deadline = System.nanoTime() + ANSWER_NANOS;
    while (System.nanoTime() - deadline < 0) {
      Optional<Answer> answer = ControlClient.ask(pid, request);
      if (answer.isPresent()) {
        return answer;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    throw new IOException(
        "the agent was loaded into " + pid + " and does not answer; its error stream says why");
  }

  /** Before the attach, because that sends a signal which ends what is no JVM. */
  private static void requireJvm(long pid) throws IOException {
    if (pid == ProcessHandle.current().pid()) {
      throw new IOException(pid + " is this command itself");
    }
    if (ProcessHandle.of(pid).isEmpty()) {
      throw new IOException("there is no process " + pid);
    }
    Path maps = Path.of("/proc", Long.toString(pid), "maps");
    if (!Files.exists(maps)) {
      return; // no Linux: the attach itself has to tell
    }
    String libraries;
    try {
      libraries = Files.readString(maps);
    } catch (IOException refused) {
      String owner = ProcessHandle.of(pid).flatMap(p -> p.info().user()).orElse("another user");
      throw new IOException(unreadable(pid, owner, System.getProperty("user.name", "")));
    }
    if (!libraries.contains("libjvm.so")) {
      throw new IOException("process " + pid + " is no JVM");
    }
  }

  /** Why it cannot be told whether a process is a JVM; its own user may be kept out of it, too. */
  static String unreadable(long pid, String owner, String user) {
    return owner.equals(user)
        ? "/proc/" + pid + "/maps may not be read, so whether it is a JVM is not known"
        : "process " + pid + " belongs to " + owner + ": run this as " + owner;
  }

  private static String because(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }
}
