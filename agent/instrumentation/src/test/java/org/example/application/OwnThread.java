package org.example.application;

/** A thread that overrides {@code run} instead of being given a task. */
public final class OwnThread extends Thread {
  private final Runnable work;

  public OwnThread(Runnable work) {
    this.work = work;
  }

  @Override
  public void run() {
    work.run();
  }
}
