package io.narrows.engine.visit;

import io.narrows.facts.log.Log;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Those who come to a socket, served on ticks of the agent's thread and never waited for: what is
 * not there yet is looked for at the next tick. At most so many at once, each for a bounded time.
 */
public final class Reception implements AutoCloseable {
  private final ServerSocketChannel server;
  private final Answering answering;
  private final int most;
  private final long visitNanos;
  private final Log log;
  private final List<Visit> visits = new ArrayList<>();

  /**
   * @param server bound already; from now on it does not block
   * @param most how many are served at once; others wait in the socket's queue
   * @param visitNanos how long each may stay
   */
  public Reception(
      ServerSocketChannel server, Answering answering, int most, long visitNanos, Log log)
      throws IOException {
    server.configureBlocking(false);
    this.server = server;
    this.answering = answering;
    this.most = most;
    this.visitNanos = visitNanos;
    this.log = log;
  }

  /** Lets in who has come, and goes on with each as far as that goes at once. */
  public void tick(long nowNanos) {
    accept(nowNanos);
    for (Iterator<Visit> each = visits.iterator(); each.hasNext(); ) {
      Visit visit = each.next();
      if (!proceed(visit, nowNanos)) {
        visit.close();
        each.remove();
      }
    }
  }

  /** A visit that cannot be answered is over, so that it is not tried again and others come. */
  private boolean proceed(Visit visit, long nowNanos) {
    try {
      return visit.proceed(nowNanos);
    } catch (RuntimeException | Error fault) {
      log.error("cannot answer who came to a socket of the agent's", fault);
      return false;
    }
  }

  private void accept(long nowNanos) {
    try {
      while (visits.size() < most) {
        SocketChannel channel = server.accept();
        if (channel == null) {
          return;
        }
        channel.configureBlocking(false);
        visits.add(new Visit(channel, answering, nowNanos + visitNanos));
      }
    } catch (IOException error) {
      log.error("cannot accept who comes to a socket of the agent's", error);
    }
  }

  /** Whether nobody is served now. */
  public boolean isEmpty() {
    return visits.isEmpty();
  }

  @Override
  public void close() {
    visits.forEach(Visit::close);
    visits.clear();
    try {
      server.close();
    } catch (IOException error) {
      log.debug("a socket was closed already");
    }
  }
}
