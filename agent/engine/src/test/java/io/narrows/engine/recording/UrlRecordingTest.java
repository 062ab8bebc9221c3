package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Operation;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UrlRecordingTest {
  private final Recorded recorded = new Recorded();
  private final StackRecorder recorder = recorded.recorder;
  private final List<String> operations = new ArrayList<>();
  private final List<String> spanIds = new ArrayList<>();

  @BeforeEach
  void noteOperations() {
    recorded.onRequest(
        request -> {
          for (Slice slice : request.slices()) {
            for (int i = 1; i < slice.size(); i++) {
              Remote remote = (Remote) slice.signature(i);
              operations.add(
                  slice.kind(i)
                      + " "
                      + (remote == null ? "" : remote.method())
                      + " "
                      + (slice.endNanos(i) - slice.startNanos(i))
                      + " status "
                      + slice.count(i)
                      + (slice.error(i) == null ? "" : " " + slice.error(i)));
              spanIds.add(Propagation.spanId(slice.spanId(i)));
            }
          }
        });
  }

  private void step(
      HttpURLConnection connection, boolean awaits, int status, @Nullable Throwable error) {
    Operation step = recorder.beginStep(connection, awaits);
    recorded.clock.advance(100);
    if (step != null) {
      recorder.endStep(step, status, connection.getRequestMethod(), -1, error);
    }
  }

  private void inRequest(Runnable work) {
    Operation request = recorded.beginRequest("GET", "/");
    work.run();
    recorder.endRequest(request, 200, null);
    recorded.drain();
  }

  @Test
  void response_isTheCallAndConnectingALeaseBefore() {
    HttpURLConnection connection = new Unconnected();
    inRequest(
        () -> {
          step(connection, false, -1, null);
          step(connection, true, 200, null);
          step(connection, true, 200, null);
        });

    assertThat(operations)
        .containsExactly("HTTP_LEASE GET 100 status -1", "HTTP_WAIT GET 100 status 200");
    assertThat(spanIds.get(1)).isEqualTo(sentSpanId(connection)).isNotEqualTo(spanIds.get(0));
  }

  @Test
  void failedConnect_isAFailedCall() {
    inRequest(() -> step(new Unconnected(), false, -1, new IOException("refused")));

    assertThat(operations).containsExactly("HTTP_WAIT GET 100 status -1 java.io.IOException");
  }

  @Test
  void errorStatusThatIsThrown_isAStatus() {
    inRequest(() -> step(new Unconnected(), true, 404, new IOException("not found")));

    assertThat(operations).containsExactly("HTTP_WAIT GET 100 status 404");
  }

  @Test
  void methodThatTheOutputStreamChanged_isTheOneThatWasSent() {
    Unconnected connection = new Unconnected();
    inRequest(
        () -> {
          step(connection, false, -1, null);
          connection.becomePost();
          step(connection, true, 201, null);
        });

    assertThat(operations)
        .containsExactly("HTTP_LEASE GET 100 status -1", "HTTP_WAIT POST 100 status 201");
  }

  @Test
  void stepInsideAStep_isPartOfIt() {
    HttpURLConnection connection = new Unconnected();
    inRequest(
        () -> {
          Operation outer = recorder.beginStep(connection, true);
          assertThat(recorder.beginStep(connection, false)).isNull();
          assertThat(recorder.beginStep(connection, true)).isNull();
          recorder.endStep(outer, 200, "GET", -1, null);
        });

    assertThat(operations).containsExactly("HTTP_WAIT GET 0 status 200");
  }

  @Test
  void outsideARequest_allStepsAreOneRoot() {
    HttpURLConnection connection = new Unconnected();
    step(connection, false, -1, null);
    step(connection, true, 200, null);
    recorded.drain();

    assertThat(recorded.requests).hasSize(1);
    assertThat(operations).containsExactly("HTTP_WAIT GET 200 status 200");
    assertThat(spanIds).containsExactly(sentSpanId(connection));
  }

  @Test
  void headerOfTheApplication_isLeftAlone() {
    HttpURLConnection connection = new Unconnected();
    connection.setRequestProperty("traceparent", "mine");
    inRequest(() -> step(connection, true, 200, null));

    assertThat(connection.getRequestProperty("traceparent")).isEqualTo("mine");
  }

  private static String sentSpanId(HttpURLConnection connection) {
    return connection.getRequestProperty("traceparent").substring(36, 52);
  }

  /** A connection that is asked about itself and never connects. */
  private static final class Unconnected extends HttpURLConnection {
    Unconnected() {
      super(url());
    }

    @SuppressWarnings("deprecation") // new in 20
    private static URL url() {
      try {
        return new URL("http://stock/items");
      } catch (MalformedURLException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    private final java.util.Map<String, String> headers = new java.util.HashMap<>();

    void becomePost() {
      method = "POST";
    }

    @Override
    public void setRequestProperty(String name, String value) {
      headers.put(name, value);
    }

    @Override
    public @Nullable String getRequestProperty(String name) {
      return headers.get(name);
    }

    @Override
    public void disconnect() {}

    @Override
    public boolean usingProxy() {
      return false;
    }

    @Override
    public void connect() {}
  }
}
