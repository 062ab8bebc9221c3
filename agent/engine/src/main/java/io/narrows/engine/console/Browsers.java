package io.narrows.engine.console;

import io.narrows.engine.visit.Answering;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers browsers: the head of an HTTP request in, a page out. */
final class Browsers implements Answering {
  static final int LONGEST_HEAD = 16 * 1024;

  private final Pages pages;

  Browsers(Pages pages) {
    this.pages = pages;
  }

  @Override
  public int longestRequest() {
    return LONGEST_HEAD;
  }

  @Override
  public @Nullable ByteBuffer answer(byte[] received, int length) {
    String text = new String(received, 0, length, StandardCharsets.ISO_8859_1);
    if (!text.contains("\r\n\r\n")) {
      return null;
    }
    Request request = Request.of(text);
    Response response =
        request == null ? Response.text(400, "This is no HTTP.\n") : pages.of(request);
    return response.encode();
  }

  @Override
  public ByteBuffer tooLong() {
    return Response.text(431, "The head is too long.\n").encode();
  }
}
