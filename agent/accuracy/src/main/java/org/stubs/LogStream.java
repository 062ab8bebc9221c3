package org.stubs;

import java.io.OutputStream;

/** Where a log is written to: each full block takes as long as it is told to. */
public final class LogStream extends OutputStream {
  /** Bytes that are written at once. */
  public static final int BLOCK = 8_192;

  private final Journal journal;
  private final ThreadLocal<Long> begun = ThreadLocal.withInitial(System::nanoTime);
  private volatile Delay block = Delay.NONE;

  public LogStream(Journal journal) {
    this.journal = journal;
  }

  public void program(Delay eachBlock) {
    block = eachBlock;
  }

  /** When this thread last began to write: until then it waited for its turn. */
  public long begunNanos() {
    return begun.get();
  }

  @Override
  public void write(int single) {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    long start = System.nanoTime();
    begun.set(start);
    for (int written = BLOCK; written <= length; written += BLOCK) {
      block.pass();
    }
    // No kind of time that the agent tells apart.
    journal.ended("rest", "log", start);
  }
}
