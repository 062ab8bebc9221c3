package com.example.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** All that was started, to be stopped in reverse, whatever ends the demo. */
public final class Running implements AutoCloseable {

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private volatile boolean closed;

  /** Starting and remembering is one step, so that a signal between them leaves nothing behind. */
  public synchronized <T extends AutoCloseable> T start(Callable<T> starter) throws Exception {
    if (closed) {
      throw new CancellationException("the demo is being stopped");
    }
    T thing = starter.call();
    started.push(thing);
    return thing;
  }

  /** True as soon as the end has begun; it may have to wait for something that is being started. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    stopAll();
  }

  private synchronized void stopAll() {
    while (!started.isEmpty()) {
      stop(started.pop());
    }
  }

  private static void stop(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      System.err.println("could not stop " + thing + ": " + e);
    }
  }
}
