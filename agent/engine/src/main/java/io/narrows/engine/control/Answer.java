package io.narrows.engine.control;

import java.nio.charset.StandardCharsets;

/**
 * What is answered to one request: the exit code of the command line and what it prints.
 *
 * <p>On the wire: {@code CODE LENGTH\n}, then that many bytes of UTF-8.
 */
public record Answer(int code, String text) {
  byte[] encode() {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    byte[] head = (code + " " + body.length + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }
}
