package io.narrows.engine.control;

import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.visit.Reception;
import io.narrows.facts.log.Log;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Serves the command line on a Unix-domain socket of this user's, on the drain's ticks. */
public final class Control implements Sink, AutoCloseable {
  static final int MOST_VISITS = 8;
  private static final long VISIT_NANOS = 30_000_000_000L;

  private final Log log;
  private final Replies replies;
  private final Runnable detach;
  private @Nullable Reception reception;
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
    reception = new Reception(opened, new Lines(replies), MOST_VISITS, VISIT_NANOS, log);
    socket = path;
  }

  @Override
  public void slice(Slice slice) {}

  @Override
  public void request(Request request) {}

  @Override
  public void tick(long nowNanos) {
    if (reception == null) {
      return;
    }
    reception.tick(nowNanos);
    if (replies.toDetach() && reception.isEmpty()) {
      close();
      detach.run();
    }
  }

  @Override
  public void close() {
    if (reception == null || socket == null) {
      return;
    }
    reception.close();
    reception = null;
    try {
      Files.deleteIfExists(socket);
    } catch (IOException error) {
      log.error("cannot remove the control socket", error);
    }
  }
}
