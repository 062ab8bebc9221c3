package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class CapturesTest {
  private static final long MILLIS = 1_000_000;
  private static final Query ITEMS = new Query("SELECT * FROM item WHERE id = ?", null);

  private final Recorded recorded = new Recorded();
  private final List<Integer> captured = new ArrayList<>();

  CapturesTest() {
    recorded.onRequest(this::note);
  }

  @Test
  void first_ofItsLikeInAnEndpoint_isCapturedOnce() {
    request("/orders", 1, 0);
    request("/orders", 1, 0);
    assertThat(captured).containsExactly(1);

    request("/stock", 1, 0);
    assertThat(captured).containsExactly(1, 1);
  }

  @Test
  void first_ofAnotherOperation_isCapturedToo() {
    Operation request = recorded.beginRequest("GET", "/orders");
    recorded.recorder.route("/orders", 1);
    recorded.operation(Kind.DB_EXEC, ITEMS, 0);
    recorded.operation(Kind.DB_EXEC, new Query("SELECT 1", null), 0);
    recorded.operation(Kind.HTTP_WAIT, new Remote("GET", "http", "stock", 80), 0);
    recorded.operation(Kind.DB_ACQUIRE, "orders", 0);
    end(request);

    assertThat(captured).containsExactly(1, 2, 3, 4);
  }

  @Test
  void sameText_ofAnotherObject_isTheSameOperation() {
    request("/orders", 1, 0);
    Operation request = recorded.beginRequest("GET", "/orders");
    recorded.recorder.route("/orders", 1);
    recorded.operation(Kind.DB_EXEC, new Query(ITEMS.sql(), null), 0);
    end(request);

    assertThat(captured).containsExactly(1);
  }

  @Test
  void repeats_areCapturedAtMostSevenTimesInARequest() {
    request("/orders", 1000, 0);

    assertThat(captured).containsExactly(1, 2, 5, 10, 20, 40, 80, 160);
  }

  @Test
  void repeats_areCountedByRequest() {
    request("/orders", 4, 0);
    request("/orders", 5, 0);

    assertThat(captured).containsExactly(1, 2, 2, 5);
  }

  @Test
  void repeats_whoseCallerIsKnown_areCapturedSeldom() {
    request("/orders", 2, 0);
    for (int i = 0; i < 1000; i++) {
      recorded.clock.advance(1013);
      request("/orders", 2, 0);
      recorded.recording.captures().tick(i * 100 * MILLIS);
    }

    long repeats = captured.stream().filter(index -> index == 2).count();
    assertThat(repeats).isBetween(Sightings.SETTLED + 30L, Sightings.SETTLED + 100L);
  }

  @Test
  void repeats_ofSeveralOperationsInTurn_areCountedEach() {
    Query stock = new Query("SELECT * FROM stock WHERE id = ?", null);
    Operation request = recorded.beginRequest("GET", "/orders");
    for (int i = 0; i < 5; i++) {
      recorded.operation(Kind.DB_EXEC, ITEMS, 0);
      recorded.operation(Kind.DB_EXEC, stock, 0);
    }
    end(request);

    assertThat(captured).containsExactly(1, 2, 3, 4, 9, 10);
  }

  @Test
  void slow_isCapturedAtItsEnd() {
    request("/orders", 1, 0);
    request("/orders", 1, 49 * MILLIS);
    assertThat(captured).containsExactly(1);

    request("/orders", 1, 50 * MILLIS);
    assertThat(captured).containsExactly(1, 1);
  }

  @Test
  void slow_isWhatIsSlowerThanUsual() {
    for (int i = 0; i < 5000; i++) {
      request("/orders", 1, (80 + i % 20) * MILLIS);
    }
    recorded.recording.captures().tick(0);
    recorded.recording.captures().tick(1000 * MILLIS);
    captured.clear();

    request("/orders", 1, 70 * MILLIS);
    assertThat(captured).isEmpty();

    request("/orders", 1, 300 * MILLIS);
    assertThat(captured).containsExactly(1);
  }

  @Test
  void others_areCapturedOnceIn256() {
    request("/orders", 1, 0);
    captured.clear();

    for (int i = 0; i < 100; i++) {
      for (int j = 0; j < 256; j++) {
        recorded.clock.advance(1013);
        request("/orders", 1, 0);
      }
      recorded.recording.captures().tick(i * 1000 * MILLIS);
    }

    assertThat(captured.size()).isBetween(70, 130);
  }

  @Test
  void budget_isSpentAndFilledByTheDrain() {
    for (int i = 0; i < 300; i++) {
      request("/orders/" + i, 1, 0);
    }
    assertThat(captured).hasSize(200);
    assertThat(recorded.recording.captures().refused()).isEqualTo(100);

    recorded.recording.captures().tick(0);
    recorded.recording.captures().tick(500 * MILLIS);
    for (int i = 200; i < 350; i++) {
      request("/orders/" + i, 1, 0);
    }
    assertThat(captured).hasSize(300);
  }

  @Test
  void slice_thatStaysOpen_holdsABoundedNumber() {
    Operation request = recorded.beginRequest("GET", "/orders");
    for (int i = 0; i < 100; i++) {
      recorded.operation(Kind.DB_EXEC, new Query("SELECT " + i, null), 0);
    }
    end(request);

    assertThat(captured).hasSize(Captures.PER_SLICE);
  }

  @Test
  void operation_withoutDetail_hasNoSite() {
    Operation request = recorded.beginRequest("GET", "/orders");
    for (int i = 0; i < Slice.DETAIL_LIMIT + 10; i++) {
      recorded.operation(Kind.FILE, null, 0);
    }
    recorded.operation(Kind.DB_EXEC, ITEMS, 100 * MILLIS);
    end(request);

    assertThat(captured).containsExactly(1, 2, 5, 10, 20, 40, 80, 160);
  }

  @Test
  void recycledSlice_forgetsItsSites() {
    request("/orders", 1, 0);
    captured.clear();

    Operation request = recorded.beginRequest("GET", "/orders");
    recorded.recorder.route("/orders", 1);
    recorded.operation(Kind.DB_EXEC, ITEMS, 0);
    end(request);

    assertThat(captured).isEmpty();
  }

  @Test
  void task_keepsWhereItWasSubmitted() {
    Runnable task = () -> {};
    Operation request = recorded.beginRequest("GET", "/orders");
    recorded.recorder.submitted((Executor) Runnable::run, task, 0);
    recorded.on(1);
    Operation run = recorded.recorder.beginTask(task);
    recorded.recorder.endTask(run, null);
    recorded.on(0);
    recorded.recorder.endRequest(request, 200, null);

    assertThat(((Task) run).site()).isInstanceOf(Throwable.class);
  }

  @Test
  void stack_isThatOfTheCaller() {
    recorded.onRequest(
        request ->
            assertThat(((Throwable) request.slices().get(0).site(1)).getStackTrace())
                .extracting(StackTraceElement::getMethodName)
                .contains("stack_isThatOfTheCaller"));

    request("/orders", 1, 0);

    assertThat(captured).containsExactly(1);
  }

  private void request(String route, int queries, long nanosEach) {
    Operation request = recorded.beginRequest("GET", "/raw");
    recorded.recorder.route(route, 1);
    for (int i = 0; i < queries; i++) {
      recorded.operation(Kind.DB_EXEC, ITEMS, nanosEach);
    }
    end(request);
  }

  private void end(Operation request) {
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();
  }

  private void note(Request request) {
    Slice slice = request.slices().get(0);
    for (int i = 0; i < slice.size(); i++) {
      if (slice.site(i) != null) {
        captured.add(i);
      }
    }
  }
}
