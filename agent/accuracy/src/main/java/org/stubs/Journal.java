package org.stubs;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What really happened, to the nanosecond, noted by those who made it happen. */
public final class Journal {
  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

  /** Something of this kind began at {@code startNanos}, and has just ended. */
  public void ended(String kind, String name, long startNanos) {
    add(kind, name, startNanos, System.nanoTime());
  }

  /** Something of this kind began and ended. */
  public void add(String kind, String name, long startNanos, long endNanos) {
    entries.add(new Entry(kind, name, Thread.currentThread().getName(), startNanos, endNanos));
  }

  /** Forgets all so far. */
  public void clear() {
    entries.clear();
  }

  /** All entries so far. */
  public List<Entry> entries() {
    return new ArrayList<>(entries);
  }

  /** Writes all entries so far, one on a line. */
  public void write(Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      for (Entry entry : entries) {
        out.println(entry.line());
      }
    }
  }

  /** What {@link #write} wrote. */
  public static List<Entry> read(Path file) throws IOException {
    List<Entry> read = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      read.add(Entry.of(line));
    }
    return read;
  }

  /**
   * One operation.
   *
   * @param kind as the report names kinds of time; {@code request} for a whole request
   * @param name the SQL text, the path, the pool or executor
   */
  public record Entry(String kind, String name, String thread, long startNanos, long endNanos) {
    /** How long it took. */
    public long nanos() {
      return endNanos - startNanos;
    }

    private String line() {
      return String.join(
          "\t", kind, name, thread, Long.toString(startNanos), Long.toString(endNanos));
    }

    private static Entry of(String line) {
      String[] parts = line.split("\t");
      return new Entry(
          parts[0], parts[1], parts[2], Long.parseLong(parts[3]), Long.parseLong(parts[4]));
    }
  }
}
