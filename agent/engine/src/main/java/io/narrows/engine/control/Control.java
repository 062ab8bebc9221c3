package io.narrows.engine.control;

import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import io.narrows.facts.log.Log;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Serves the socket on the drain's ticks and never waits: what is not there yet is looked for at
 * the next tick. At most {@link #MOST_VISITS} clients at once, each for a bounded time.
 */
public final class Control implements Sink, AutoCloseable {
  static final int MOST_VISITS = 8;
  private static final long VISIT_NANOS = 30_000_000_000L;

  private final Log log;
  private final Replies replies;
  private final Runnable detach;
  private final List<Visit> visits = new ArrayList<>();
  private @Nullable ServerSocketChannel server;
  private @Nullable Path socket;

  public Control(Log log, ReportSource report, StatusSource status, Runnable detach) {
    this.log = log;
    this.replies = new Replies(report, status);
    this.detach = detach;
  }

  /** Opens the socket; without one the agent goes on, and only cannot be asked. */
  public void open() {
    try {
      open(SocketPlace.own());
    } catch (IOException | RuntimeException error) {
      log.error("`report PID` will not find this JVM", error);
    }
  }

  void open(Path path) throws IOException {
    // What is there was left by a JVM of the same number that was killed.
    Files.deleteIfExists(path);
    ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    opened.bind(UnixDomainSocketAddress.of(path));
    opened.configureBlocking(false);
    server = opened;
    socket = path;
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
    for (Iterator<Visit> each = visits.iterator(); each.hasNext(); ) {
      Visit visit = each.next();
      if (!proceed(visit, nowNanos)) {
        visit.close();
        each.remove();
      }
    }
    if (replies.toDetach() && visits.isEmpty()) {
      stopListening();
      detach.run();
    }
  }

  private void accept(ServerSocketChannel server, long nowNanos) {
    try {
      while (visits.size() < MOST_VISITS) {
        SocketChannel channel = server.accept();
        if (channel == null) {
          return;
        }
        channel.configureBlocking(false);
        visits.add(new Visit(channel, nowNanos + VISIT_NANOS));
      }
    } catch (IOException error) {
      log.error("cannot accept on the control socket", error);
    }
  }

  private boolean proceed(Visit visit, long nowNanos) {
    try {
      return visit.proceed(replies, nowNanos);
    } catch (IOException gone) {
      return false;
    }
  }

  @Override
  public void close() {
    for (Visit visit : visits) {
      visit.close();
    }
    stopListening();
  }

  private void stopListening() {
    if (server == null || socket == null) {
      return;
    }
    try {
      server.close();
      Files.deleteIfExists(socket);
    } catch (IOException error) {
      log.error("cannot remove the control socket", error);
    }
    server = null;
  }
}
