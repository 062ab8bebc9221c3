package io.narrows.instrumentation.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.logs.Log4j;
import com.example.logs.Logback;
import io.narrows.bootstrap.Probe;
import io.narrows.bootstrap.Recorder;
import io.narrows.instrumentation.testing.IsolatedLoader;
import io.narrows.instrumentation.testing.WeavingSession;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written by another thread carries the trace of the moment it was logged. */
class LoggingTest {
  static Arguments[] frameworks() {
    return new Arguments[] {
      Arguments.of("log-new", Logback.class),
      Arguments.of("log-old", Logback.class),
      Arguments.of("log-new", Log4j.class),
      Arguments.of("log-old", Log4j.class)
    };
  }

  @AfterEach
  void close() {
    Probe.install(Recorder.NOOP);
    assertThat(WeavingSession.failed()).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static String log(String library, Class<?> framework) throws Exception {
    try (IsolatedLoader loader = new IsolatedLoader(library, Map.of())) {
      return ((UnaryOperator<String>) loader.start(framework)).apply("hello");
    }
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void eventInARequest_carriesItsTrace(String library, Class<?> framework) throws Exception {
    Traced traced = new Traced(Thread.currentThread());
    Probe.install(traced);

    assertThat(log(library, framework)).isEqualTo("7 trace span 01 hello {user=7}");
    assertThat(traced.suppressed).isNull();
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void eventOutsideARequest_isTheApplicationsOwn(String library, Class<?> framework)
      throws Exception {
    Traced traced = new Traced(null);
    Probe.install(traced);

    assertThat(log(library, framework)).isEqualTo("7    hello {user=7}");
    assertThat(traced.suppressed).isNull();
  }

  /** Has one thread in a request. */
  private static final class Traced extends Recorder {
    private final @Nullable Thread thread;
    private final Map<Object, Boolean> events =
        Collections.synchronizedMap(new IdentityHashMap<>());
    private @Nullable Throwable suppressed;

    Traced(@Nullable Thread thread) {
      this.thread = thread;
    }

    private boolean isTraced() {
      return Thread.currentThread() == thread;
    }

    @Override
    public void suppressed(Throwable error) {
      suppressed = error;
    }

    @Override
    public @Nullable String traceId() {
      return isTraced() ? "trace" : null;
    }

    @Override
    public void logged(Object event) {
      if (isTraced()) {
        events.put(event, true);
      }
    }

    @Override
    public Map<String, String> correlated(Object event, Map<String, String> context) {
      return events.containsKey(event) ? added(context) : context;
    }

    @Override
    public Map<String, String> correlated(Map<String, String> context) {
      return isTraced() ? added(context) : context;
    }

    private static Map<String, String> added(Map<String, String> context) {
      Map<String, String> both = new HashMap<>(context);
      both.put("trace_id", "trace");
      both.put("span_id", "span");
      both.put("trace_flags", "01");
      return both;
    }
  }
}
