package io.narrows.engine.analysis;

/** Threads that serve many connections at once, and must not wait for any of them. */
final class EventLoops {
  // What a loop does beside is late by this. Vert.x warns at 2 s, BlockHound forbids it. (ours)
  static final long BLOCKED_NANOS = 5_000_000;

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
