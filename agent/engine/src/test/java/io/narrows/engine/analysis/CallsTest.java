package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.recording.Recorded;
import java.net.http.HttpTimeoutException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** From what was recorded of calls to what rules see of them. */
class CallsTest {
  private static final long MILLI = 1_000_000;

  private final Load load = new Load();

  private void call(String method, String path, long millis, long status) {
    Operation call =
        Objects.requireNonNull(
            load.recorded.recorder.beginCall(method, "http", "host", 80, "http://host" + path));
    load.recorded.clock.advance(millis * MILLI);
    load.recorded.recorder.end(call, status, status < 0 ? new HttpTimeoutException("late") : null);
  }

  private CallView view(Runnable doing) {
    load.request("GET", "/e", MILLI, nanos -> doing.run());
    return signature().calls();
  }

  private Snapshot.SignatureView signature() {
    return load.snapshot().endpoints().get(0).signatures().stream()
        .filter(each -> each.signature().kind() == Kind.HTTP_WAIT)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void failures_areErrorsAndWhatMayBeTriedAgain() {
    CallView view =
        view(
            () -> {
              call("GET", "/stock/1", 50, -1);
              call("GET", "/stock/1", 20, 503);
              call("GET", "/stock/1", 10, 429);
              call("GET", "/stock/1", 5, 200);
              call("GET", "/stock/2", 5, 404);
            });

    assertThat(view.failed()).isEqualTo(3);
    assertThat(view.failedNanos()).isEqualTo(80 * MILLI);
    assertThat(view.retried()).isEqualTo(3);
    assertThat(view.failingRequests()).isEqualTo(1);
    assertThat(view.failures()).containsExactly(10 * MILLI, 20 * MILLI, 50 * MILLI);
    // What failed was not read: asking again is no waste.
    assertThat(view.identical()).isZero();
  }

  @Test
  void identicalReads_areCountedByTheirQueryToo() {
    CallView view =
        view(
            () -> {
              call("GET", "/stock?id=1", 10, 200);
              call("GET", "/stock?id=2", 20, 200);
              call("GET", "/stock?id=1", 30, 200);
            });

    assertThat(view.identical()).isEqualTo(1);
    assertThat(view.identicalNanos()).isEqualTo(30 * MILLI);
    assertThat(view.overlapping()).isZero();
    assertThat(view.pages()).isZero();
  }

  @Test
  void identicalWrites_areNoReads() {
    CallView view =
        view(
            () -> {
              call("POST", "/order", 10, 200);
              call("POST", "/order", 10, 200);
            });
    assertThat(view.identical()).isZero();
  }

  @Test
  void pages_areCounted() {
    CallView view =
        view(
            () -> {
              for (int page = 0; page < 4; page++) {
                call("GET", "/items?size=50&page=" + page, 10, 200);
              }
            });
    assertThat(view.pages()).isEqualTo(3);
    assertThat(view.identical()).isZero();
  }

  @Test
  void callsBesideTheirThread_overlap() {
    Recorded recorded = load.recorded;
    CallView view =
        view(
            () -> {
              CompletableFuture<?>[] futures = new CompletableFuture<?>[3];
              for (int i = 0; i < futures.length; i++) {
                futures[i] = new CompletableFuture<>();
                Operation call =
                    Objects.requireNonNull(
                        recorded.recorder.startCall(
                            "GET", "http", "host", 80, "http://host/s/" + i));
                recorded.recorder.sent(call, futures[i], null);
                recorded.clock.advance(MILLI);
              }
              recorded.clock.advance(10 * MILLI);
              for (CompletableFuture<?> each : futures) {
                each.complete(null);
              }
            });
    assertThat(view.overlapping()).isEqualTo(2);
  }

  @Test
  void largestPart_isCountedOncePerRequest() {
    load.request(
        "GET",
        "/e",
        0,
        none -> {
          call("GET", "/stock/1", 30, 200);
          load.query("SELECT 1", 10 * MILLI);
          load.recorded.clock.advance(10 * MILLI);
        });
    load.request(
        "GET",
        "/e",
        0,
        none -> {
          call("GET", "/stock/1", 10, 200);
          load.recorded.clock.advance(20 * MILLI);
        });
    Prominence prominence = signature().prominence();
    assertThat(prominence.largest()).isEqualTo(1);
    assertThat(prominence.shareWhenLargest()).isEqualTo(0.6);
  }
}
