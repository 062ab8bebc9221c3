package io.narrows.engine.console;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An HTTP response, after which the connection ends. */
record Response(int status, String type, String body) {
  static Response text(int status, String body) {
    return new Response(status, "text/plain; charset=utf-8", body);
  }

  ByteBuffer encode() {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("HTTP/1.1 "
                + status
                + " "
                + (status == 200 ? "OK" : "No")
                + "\r\nContent-Type: "
                + type
                + "\r\nContent-Length: "
                + content.length
                + "\r\nCache-Control: no-store"
                + "\r\nX-Content-Type-Options: nosniff"
                + "\r\nX-Frame-Options: DENY"
                + "\r\nReferrer-Policy: no-referrer"
                + "\r\nContent-Security-Policy: default-src 'none'; script-src 'self';"
                + " connect-src 'self'; style-src 'unsafe-inline'; base-uri 'none';"
                + " form-action 'none'"
                + "\r\nConnection: close\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuffer both = ByteBuffer.allocate(head.length + content.length);
    return both.put(head).put(content).flip();
  }
}
