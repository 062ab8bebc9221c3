package io.narrows.engine.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One client: a line in, an answer out, as far as each goes without waiting. */
final class Visit {
  static final int LONGEST_LINE = 256;
  private static final int WRITES_A_TICK = 8;
  private static final int READS_DISCARDED = 64;

  private final SocketChannel channel;
  private final long deadlineNanos;
  private final ByteBuffer line = ByteBuffer.allocate(LONGEST_LINE);
  private @Nullable ByteBuffer answer;

  Visit(SocketChannel channel, long deadlineNanos) {
    this.channel = channel;
    this.deadlineNanos = deadlineNanos;
  }

  /** Goes on; false when the visit is over. */
  boolean proceed(Replies replies, long nowNanos) throws IOException {
    if (nowNanos - deadlineNanos > 0) {
      return false;
    }
    if (answer == null && !read(replies)) {
      return false;
    }
    return answer == null || write(answer);
  }

  private boolean read(Replies replies) throws IOException {
    boolean open = channel.read(line) >= 0;
    int end = endOfLine();
    if (end >= 0) {
      String text = new String(line.array(), 0, end, StandardCharsets.UTF_8).trim();
      answer = ByteBuffer.wrap(replies.to(text).encode());
    } else if (!line.hasRemaining()) {
      discardRest();
      Answer tooLong = new Answer(ExitCode.WRONG_USE, "the request is too long\n");
      answer = ByteBuffer.wrap(tooLong.encode());
    }
    return open || answer != null;
  }

  /** Closing a socket with unread input would take the answer away from its reader. */
  private void discardRest() throws IOException {
    ByteBuffer rest = ByteBuffer.allocate(LONGEST_LINE);
    for (int i = 0; i < READS_DISCARDED && channel.read(rest) > 0; i++) {
      rest.clear();
    }
  }

  private int endOfLine() {
    for (int i = 0; i < line.position(); i++) {
      if (line.get(i) == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean write(ByteBuffer rest) throws IOException {
    for (int i = 0; i < WRITES_A_TICK && rest.hasRemaining(); i++) {
      if (channel.write(rest) == 0) {
        break;
      }
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
