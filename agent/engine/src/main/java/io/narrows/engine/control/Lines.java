package io.narrows.engine.control;

import io.narrows.engine.visit.Answering;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers the command line: a line in, an answer out. */
final class Lines implements Answering {
  static final int LONGEST = 256;

  private final Replies replies;

  Lines(Replies replies) {
    this.replies = replies;
  }

  @Override
  public int longestRequest() {
    return LONGEST;
  }

  @Override
  public @Nullable ByteBuffer answer(byte[] received, int length) {
    for (int end = 0; end < length; end++) {
      if (received[end] == '\n') {
        String text = new String(received, 0, end, StandardCharsets.UTF_8).trim();
        return ByteBuffer.wrap(replies.to(text).encode());
      }
    }
    return null;
  }

  @Override
  public ByteBuffer tooLong() {
    Answer answer = new Answer(ExitCode.WRONG_USE, "the request is too long\n");
    return ByteBuffer.wrap(answer.encode());
  }
}
