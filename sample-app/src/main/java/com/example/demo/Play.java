package com.example.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** What a demo shows, from top to bottom; everything that it starts goes through one list. */
public interface Play {

  int SIGNAL_MILLIS = 300;

  /** Returns the exit code. */
  int run(Running running) throws Exception;

  /** Plays it, stops all that was started whatever happens, and ends this process. */
  static void perform(Play play) throws InterruptedException {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    Running running = new Running();
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
    try {
      System.exit(play.run(running));
    } catch (Exception e) {
      // Ctrl-C goes to what was started too: what fails then is only what is being stopped.
      Thread.sleep(SIGNAL_MILLIS);
      if (!running.isClosed()) {
        System.err.printf("%ndemo: %s%n", e instanceof DemoException ? e.getMessage() : e);
      }
      System.exit(1);
    }
  }
}
