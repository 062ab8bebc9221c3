package io.narrows.engine.analysis;

/** Threads that serve many connections at once, and must not wait for any of them. */
final class EventLoops {

  private static final String[] NAMES = {
    "reactor-http-", "reactor-tcp-", "vert.x-eventloop-", "nioEventLoop", "epollEventLoop"
  };

  private EventLoops() {}

  static boolean has(String threadName) {
    for (String name : NAMES) {
      if (threadName.startsWith(name)) {
        return true;
      }
    }
    return threadName.contains("-eventloop-") || threadName.contains("EventLoopGroup-");
  }
}
