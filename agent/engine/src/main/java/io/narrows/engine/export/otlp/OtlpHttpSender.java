package io.narrows.engine.export.otlp;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends on the thread that asks it to, which is the agent's: it returns when the request was
 * answered or given up. What the receiver asks for with {@code Retry-After} holds for the requests
 * after this one too, so that a receiver in trouble is left alone.
 */
final class OtlpHttpSender implements HttpSender {
  private static final int KEPT_BUFFER = 1 << 18;
  // The reads of a request end with its time; what is still there after this hangs in a write.
  private static final long GRACE_NANOS = 1_000_000_000L;

  private final Rejections rejections;
  private final Pause pause;
  private final Runnable beforeSending;
  private HttpSenderConfig config;
  private Body body = new Body();
  private volatile @Nullable HttpConnection connection;
  private long notBeforeNanos = Long.MIN_VALUE;
  private @Nullable Answer refusal;
  private volatile @Nullable Socket busy;
  private volatile long busyUntilNanos;
  private volatile boolean closed;

  /**
   * @param beforeSending is called by the thread that sends, and may call {@link #use}
   */
  OtlpHttpSender(
      HttpSenderConfig config, Rejections rejections, Pause pause, Runnable beforeSending) {
    this.config = config;
    this.rejections = rejections;
    this.pause = pause;
    this.beforeSending = beforeSending;
  }

  /** From now on, over another connection than before. */
  synchronized void use(HttpSenderConfig next) {
    config = next;
    closeIdle();
  }

  @Override
  public synchronized void send(
      MessageWriter message, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
    try {
      beforeSending.run();
      write(message);
      Answer answer = exchange();
      if (answer.isSuccess()) {
        rejections.read(answer.getResponseBody());
      }
      onResponse.accept(answer);
    } catch (IOException | RuntimeException error) {
      onError.accept(error);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      onError.accept(new InterruptedIOException("interrupted"));
    } finally {
      busy = null;
    }
  }

  private void write(MessageWriter message) throws IOException {
    body = body.room() > KEPT_BUFFER ? new Body() : body;
    body.reset();
    Compressor compressor = config.getCompressor();
    if (compressor == null) {
      message.writeMessage(body);
    } else {
      try (OutputStream compressed = compressor.compress(body)) {
        message.writeMessage(compressed);
      }
    }
  }

  private Answer exchange() throws IOException, InterruptedException {
    long until = pause.within(pause.nanos() + config.getTimeout().toNanos());
    RetryPolicy policy = config.getRetryPolicy();
    int attempts = policy == null ? 1 : policy.getMaxAttempts();
    long backoff = policy == null ? 0 : policy.getInitialBackoff().toNanos();
    Answer kept = awaitPermission(until);
    if (kept != null) {
      return kept;
    }
    for (int attempt = 1; ; attempt++) {
      long wait = policy == null ? 0 : jittered(backoff);
      try {
        Answer answer = attempt(until);
        wait = after(answer, wait);
        if (attempt >= attempts || !answer.isRetryable() || !fits(wait, until)) {
          return answer;
        }
      } catch (IOException error) {
        if (attempt >= attempts || !isRetryable(error, policy) || !fits(wait, until)) {
          throw error;
        }
      }
      pause.sleep(wait);
      if (policy != null) {
        backoff =
            Math.min(
                (long) (backoff * policy.getBackoffMultiplier()), policy.getMaxBackoff().toNanos());
      }
    }
  }

  /** Waits as the last answer asked for; returns that answer when the time for it is not there. */
  private @Nullable Answer awaitPermission(long until) throws InterruptedException {
    long wait = notBeforeNanos == Long.MIN_VALUE ? 0 : notBeforeNanos - pause.nanos();
    if (wait <= 0) {
      refusal = null;
      return null;
    }
    if (!fits(wait, until)) {
      return refusal;
    }
    pause.sleep(wait);
    return null;
  }

  private long after(Answer answer, long otherwise) {
    notBeforeNanos = Long.MIN_VALUE;
    long asked = answer.isRetryable() ? retryAfterNanos(answer) : -1;
    if (asked < 0) {
      return otherwise;
    }
    refusal = answer;
    notBeforeNanos = pause.nanos() + asked;
    return asked;
  }

  private static long retryAfterNanos(Answer answer) {
    String text = answer.header("retry-after");
    if (text == null) {
      return -1;
    }
    try {
      return Duration.ofSeconds(Math.min(3600, Long.parseLong(text.trim()))).toNanos();
    } catch (NumberFormatException notSeconds) {
      return untilDate(text);
    }
  }

  private static long untilDate(String text) {
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      long nanos = Duration.between(Instant.now(), date).toNanos();
      return Math.min(Math.max(0, nanos), Duration.ofHours(1).toNanos());
    } catch (DateTimeParseException notDate) {
      return -1;
    }
  }

  private boolean fits(long wait, long until) {
    return !closed && pause.nanos() + wait - pause.within(until) < 0;
  }

  private static long jittered(long nanos) {
    return (long) (nanos * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
  }

  private static boolean isRetryable(IOException error, @Nullable RetryPolicy policy) {
    if (policy != null && policy.getRetryExceptionPredicate() != null) {
      return policy.getRetryExceptionPredicate().test(error);
    }
    return error instanceof SocketTimeoutException
        || error instanceof ConnectException
        || error instanceof UnknownHostException
        || error instanceof SocketException
        || error instanceof java.io.EOFException;
  }

  private Answer attempt(long until) throws IOException {
    long real = System.nanoTime() + Math.max(0, pause.within(until) - pause.nanos());
    HttpConnection open = connection;
    connection = null;
    if (open != null) {
      try {
        return post(open, real);
      } catch (SocketTimeoutException late) {
        throw late;
      } catch (IOException gone) {
        // The receiver closed what it had no more use for: that is not a failure.
        if (closed) {
          throw gone;
        }
      }
    }
    return post(HttpConnection.open(config, real, socket -> watch(socket, real)), real);
  }

  private Answer post(HttpConnection open, long until) throws IOException {
    boolean kept = false;
    watch(open.socket(), until);
    try {
      Answer answer =
          open.post(
              config.getEndpoint(),
              headers(),
              body.array(),
              body.size(),
              until,
              config.getMaxResponseBodySize());
      kept = open.isUsable() && !closed;
      connection = kept ? open : null;
      return answer;
    } finally {
      if (!kept) {
        open.close();
      }
    }
  }

  private Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new HashMap<>();
    Map<String, List<String>> configured = config.getHeadersSupplier().get();
    if (configured != null) {
      headers.putAll(configured);
    }
    headers.put("Content-Type", List.of(config.getContentType()));
    Compressor compressor = config.getCompressor();
    if (compressor != null) {
      headers.put("Content-Encoding", List.of(compressor.getEncoding()));
    }
    return headers;
  }

  private void watch(Socket socket, long until) {
    busyUntilNanos = until + GRACE_NANOS;
    busy = socket;
  }

  // By other threads

  /** Ends a request that hangs where no timeout reaches: called from time to time. */
  void endWhatHangs() {
    Socket socket = busy;
    if (socket != null && System.nanoTime() - busyUntilNanos > 0) {
      close(socket);
    }
  }

  @Override
  public CompletableResultCode shutdown() {
    closed = true;
    Socket socket = busy;
    if (socket != null) {
      close(socket);
    }
    closeIdle();
    return CompletableResultCode.ofSuccess();
  }

  private void closeIdle() {
    HttpConnection idle = connection;
    connection = null;
    if (idle != null) {
      close(idle.socket());
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // it is closed either way
    }
  }

  /** A buffer whose bytes are not copied once more. */
  private static final class Body extends ByteArrayOutputStream {
    Body() {
      super(8192);
    }

    byte[] array() {
      return buf;
    }

    int room() {
      return buf.length;
    }
  }
}
