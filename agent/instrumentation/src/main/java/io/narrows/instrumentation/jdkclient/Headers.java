package io.narrows.instrumentation.jdkclient;

import io.narrows.bootstrap.Probe;
import java.net.http.HttpHeaders;
import net.bytebuddy.asm.Advice;

/**
 * The client's own copy of a request, made on the caller's thread: the caller's request is left as
 * it is, and a redirect takes the headers along.
 */
final class Headers {
  private Headers() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.FieldValue(value = "userHeaders", readOnly = false) HttpHeaders headers) {
    headers = HttpHeaders.of(Probe.headers(headers.map()), Probe.anyHeader());
  }
}
