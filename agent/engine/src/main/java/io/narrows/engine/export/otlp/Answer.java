package io.narrows.engine.export.otlp;

import io.opentelemetry.sdk.common.export.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a receiver answered. */
final class Answer implements HttpResponse {
  private final int status;
  private final String message;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * @param headers by their names in lower case
   */
  Answer(int status, String message, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.message = message;
    this.headers = headers;
    this.body = body;
  }

  @Override
  public int getStatusCode() {
    return status;
  }

  @Override
  public String getStatusMessage() {
    return message;
  }

  @Override
  public byte[] getResponseBody() {
    return body;
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Whether the OTLP specification asks to try again. */
  boolean isRetryable() {
    return status == 429 || status == 502 || status == 503 || status == 504;
  }

  @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }
}
