package io.narrows.launcher.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A forked JVM, whose output is read while it runs. Closing it kills it. */
public final class Run implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Lines out;
  private final Lines err;

  Run(Process process) {
    this.process = process;
    out = new Lines(process.getInputStream());
    err = new Lines(process.getErrorStream());
  }

  public long pid() {
    return process.pid();
  }

  public Process process() {
    return process;
  }

  /** Waits for a line on the standard output that begins so, and returns it. */
  public String awaitOut(String beginning) throws InterruptedException {
    return awaitOut(beginning, Duration.ofSeconds(PATIENCE_SECONDS));
  }

  /** As {@link #awaitOut(String)}, for what takes its time. */
  public String awaitOut(String beginning, Duration patience) throws InterruptedException {
    return out.await(beginning, patience);
  }

  public String awaitErr(String beginning) throws InterruptedException {
    return err.await(beginning, Duration.ofSeconds(PATIENCE_SECONDS));
  }

  /** Writes a line to the application. */
  public void tell(String line) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  /** Waits for the end and returns the exit code. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running; it said " + out.all() + " and " + err.all());
    }
    out.awaitEnd();
    err.awaitEnd();
    return process.exitValue();
  }

  public List<String> out() {
    return out.all();
  }

  public List<String> err() {
    return err.all();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static final class Lines {
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private boolean ended;

    Lines(InputStream in) {
      reader = new Thread(() -> read(in));
      reader.setDaemon(true);
      reader.start();
    }

    private void read(InputStream in) {
      try (BufferedReader lines =
          new BufferedReader(new java.io.InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          add(line);
        }
      } catch (IOException killed) {
        // what was read so far stays
      }
      end();
    }

    private synchronized void add(String line) {
      lines.add(line);
      notifyAll();
    }

    private synchronized void end() {
      ended = true;
      notifyAll();
    }

    synchronized List<String> all() {
      return new ArrayList<>(lines);
    }

    void awaitEnd() throws InterruptedException {
      reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }

    synchronized String await(String beginning, Duration patience) throws InterruptedException {
      long deadline = System.nanoTime() + patience.toNanos();
      int looked = 0;
      while (true) {
        for (; looked < lines.size(); looked++) {
          if (lines.get(looked).startsWith(beginning)) {
            return lines.get(looked);
          }
        }
        long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (ended || leftMillis <= 0) {
          throw new AssertionError("no line begins with \"" + beginning + "\" in " + lines);
        }
        wait(leftMillis);
      }
    }
  }
}
