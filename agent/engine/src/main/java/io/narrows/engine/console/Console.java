package io.narrows.engine.console;

import io.narrows.engine.control.ReportSource;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import io.narrows.facts.log.Log;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Serves the report to browsers on this machine. On the drain's ticks and never waiting: the JDK's
 * own server would need threads, and would be woven as if it were the application's.
 */
public final class Console implements Sink, AutoCloseable {
  static final int MOST_VISITORS = 16;
  private static final long VISIT_NANOS = 10_000_000_000L;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final Log log;
  private final Pages pages;
  private final List<Visitor> visitors = new ArrayList<>();
  private @Nullable ServerSocketChannel server;

  public Console(Log log, ReportSource report, Clock clock) {
    this.log = log;
    pages = new Pages(report, clock);
  }

  /** Begins to listen; where the port is taken the agent goes on without. */
  public void open(int port) {
    try {
      ServerSocketChannel opened = ServerSocketChannel.open();
      opened.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
      opened.configureBlocking(false);
      server = opened;
    } catch (IOException | RuntimeException error) {
      log.error("the console cannot be opened on port " + port + ": " + error.getMessage());
    }
  }

  /** Where it listens; 0 where it does not. */
  int port() throws IOException {
    return server == null ? 0 : address().getPort();
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) Objects.requireNonNull(server).getLocalAddress();
  }

  @Override
  public void slice(Slice slice) {}

  @Override
  public void request(Request request) {}

  @Override
  public void tick(long nowNanos) {
    if (server == null) {
      return;
    }
    accept(server, nowNanos);
    for (Iterator<Visitor> each = visitors.iterator(); each.hasNext(); ) {
      Visitor visitor = each.next();
      if (!proceed(visitor, nowNanos)) {
        visitor.close();
        each.remove();
      }
    }
  }

  private void accept(ServerSocketChannel listening, long nowNanos) {
    try {
      while (visitors.size() < MOST_VISITORS) {
        SocketChannel channel = listening.accept();
        if (channel == null) {
          return;
        }
        channel.configureBlocking(false);
        visitors.add(new Visitor(channel, nowNanos + VISIT_NANOS));
      }
    } catch (IOException error) {
      log.error("cannot accept on the console's port", error);
    }
  }

  private boolean proceed(Visitor visitor, long nowNanos) {
    try {
      return visitor.proceed(pages, nowNanos);
    } catch (IOException gone) {
      return false;
    }
  }

  @Override
  public void close() {
    visitors.forEach(Visitor::close);
    try {
      if (server != null) {
        server.close();
      }
    } catch (IOException error) {
      log.debug("the console's port was closed already");
    }
    server = null;
  }
}
