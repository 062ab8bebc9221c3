package org.example.application;

import java.util.TimerTask;

/** A timer task that does as it is told. */
public final class OwnTimerTask extends TimerTask {
  private final Runnable work;

  public OwnTimerTask(Runnable work) {
    this.work = work;
  }

  @Override
  public void run() {
    work.run();
  }
}
