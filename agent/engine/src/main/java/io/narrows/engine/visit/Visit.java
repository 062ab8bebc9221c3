package io.narrows.engine.visit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One who came: a request in, an answer out, as far as each goes without waiting. */
final class Visit {
  private static final int WRITES_A_TICK = 64;
  private static final int READS_DISCARDED = 64;

  private final SocketChannel channel;
  private final Answering answering;
  private final long deadlineNanos;
  private final ByteBuffer request;
  private @Nullable ByteBuffer answer;

  Visit(SocketChannel channel, Answering answering, long deadlineNanos) {
    this.channel = channel;
    this.answering = answering;
    this.deadlineNanos = deadlineNanos;
    request = ByteBuffer.allocate(answering.longestRequest());
  }

  /** Goes on; false when the visit is over. */
  boolean proceed(long nowNanos) {
    try {
      boolean isLate = nowNanos - deadlineNanos > 0;
      return !isLate && (answer != null || read()) && (answer == null || write(answer));
    } catch (IOException gone) {
      return false;
    }
  }

  private boolean read() throws IOException {
    boolean open = channel.read(request) >= 0;
    answer = answering.answer(request.array(), request.position());
    if (answer == null && !request.hasRemaining()) {
      discardRest();
      answer = answering.tooLong();
    }
    return open || answer != null;
  }

  /** Closing a socket with unread input would take the answer away from its reader. */
  private void discardRest() throws IOException {
    ByteBuffer rest = ByteBuffer.allocate(answering.longestRequest());
    for (int i = 0; i < READS_DISCARDED && channel.read(rest) > 0; i++) {
      rest.clear();
    }
  }

  private boolean write(ByteBuffer rest) throws IOException {
    for (int i = 0; i < WRITES_A_TICK && rest.hasRemaining(); i++) {
      if (channel.write(rest) == 0) {
        break;
      }
    }
    if (!rest.hasRemaining()) {
      channel.shutdownOutput();
    }
    return rest.hasRemaining();
  }

  void close() {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // nothing is lost
    }
  }
}
