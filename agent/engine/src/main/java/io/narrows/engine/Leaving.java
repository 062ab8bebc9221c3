package io.narrows.engine;

/** The agent leaves a running JVM: begun on the drain's thread, which ends by it. */
final class Leaving implements Runnable {
  private final Engine engine;

  Leaving(Engine engine) {
    this.engine = engine;
  }

  @Override
  public void run() {
    Thread leaving = new Thread(engine::leave, "narrows-detach");
    leaving.setDaemon(true);
    leaving.start();
  }
}
