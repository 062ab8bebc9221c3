package io.narrows.engine.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One browser's connection: a head in, a page out, as far as each goes without waiting. */
final class Visitor {
  static final int LONGEST_HEAD = 16 * 1024;
  private static final int WRITES_A_TICK = 64;

  private final SocketChannel channel;
  private final long deadlineNanos;
  private final ByteBuffer head = ByteBuffer.allocate(LONGEST_HEAD);
  private @Nullable ByteBuffer answer;

  Visitor(SocketChannel channel, long deadlineNanos) {
    this.channel = channel;
    this.deadlineNanos = deadlineNanos;
  }

  /** Goes on; false when the visit is over. */
  boolean proceed(Pages pages, long nowNanos) throws IOException {
    if (nowNanos - deadlineNanos > 0) {
      return false;
    }
    if (answer == null && !read(pages)) {
      return false;
    }
    return answer == null || write(answer);
  }

  private boolean read(Pages pages) throws IOException {
    boolean open = channel.read(head) >= 0;
    String text = new String(head.array(), 0, head.position(), StandardCharsets.ISO_8859_1);
    if (text.contains("\r\n\r\n")) {
      Request request = Request.of(text);
      Response response =
          request == null ? Response.text(400, "This is no HTTP.\n") : pages.of(request);
      answer = response.encode();
    } else if (!head.hasRemaining()) {
      answer = Response.text(431, "The head is too long.\n").encode();
    }
    return open || answer != null;
  }

  private boolean write(ByteBuffer rest) throws IOException {
    for (int i = 0; i < WRITES_A_TICK && rest.hasRemaining(); i++) {
      if (channel.write(rest) == 0) {
        break;
      }
    }
    if (!rest.hasRemaining()) {
      channel.shutdownOutput();
      return false;
    }
    return true;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // nothing is lost
    }
  }
}
