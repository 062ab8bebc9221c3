package io.narrows.engine.console;

import io.narrows.engine.control.ReportSource;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.visit.Reception;
import io.narrows.facts.log.Log;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
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
  private final Browsers browsers;
  private @Nullable ServerSocketChannel server;
  private @Nullable Reception reception;

  public Console(Log log, ReportSource report, Clock clock) {
    this.log = log;
    browsers = new Browsers(new Pages(report, clock));
  }

  /** Begins to listen; where the port is taken the agent goes on without. */
  public void open(int port) {
    try {
      ServerSocketChannel opened = ServerSocketChannel.open();
      opened.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
      reception = new Reception(opened, browsers, MOST_VISITORS, VISIT_NANOS, log);
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
    if (reception != null) {
      reception.tick(nowNanos);
    }
  }

  @Override
  public void close() {
    if (reception != null) {
      reception.close();
    }
    reception = null;
    server = null;
  }
}
