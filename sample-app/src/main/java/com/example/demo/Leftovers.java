package com.example.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A demo that was killed could stop nothing. The next one stops it: what it had started is known
 * from a file, and that it is gone from its lock.
 */
public final class Leftovers implements AutoCloseable {

  private static final int STOP_SECONDS = 5;

  private final FileChannel lockFile;
  private final Path processes;

  private Leftovers(FileChannel lockFile, Path processes) {
    this.lockFile = lockFile;
    this.processes = processes;
  }

  /** Stops what an earlier demo left in this directory; fails while one runs there. */
  public static Leftovers stopIn(Path directory) throws IOException {
    FileChannel lockFile =
        FileChannel.open(
            directory.resolve("demo.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = lockFile.tryLock();
    if (lock == null) {
      throw new DemoException("another demo runs in " + directory + ": stop it first (Ctrl-C)");
    }
    Leftovers leftovers = new Leftovers(lockFile, directory.resolve("demo.processes"));
    leftovers.stopRemembered();
    return leftovers;
  }

  /** A process is remembered with its start, because its number will be used again. */
  public void remember(long pid) throws IOException {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      Files.writeString(
          processes,
          identity(process.get()) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  private void stopRemembered() throws IOException {
    if (Files.exists(processes)) {
      List<String> remembered = new ArrayList<>(Files.readAllLines(processes));
      Collections.reverse(remembered);
      for (String identity : remembered) {
        ProcessHandle.of(Long.parseLong(identity.split(" ")[0]))
            .filter(process -> identity(process).equals(identity))
            .ifPresent(Leftovers::stop);
      }
      Files.delete(processes);
    }
  }

  static void stop(ProcessHandle process) {
    System.out.println("stopping process " + process.pid() + ", left by an earlier demo");
    process.destroy();
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException | InterruptedException e) {
      process.destroyForcibly();
    }
  }

  private static String identity(ProcessHandle process) {
    String start = process.info().startInstant().map(Object::toString).orElse("unknown");
    return process.pid() + " " + start;
  }

  /** To be called when all that was remembered has been stopped. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(processes);
    lockFile.close();
  }
}
