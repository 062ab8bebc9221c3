package io.narrows.engine.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.verdict.Baseline.Before;
import io.narrows.engine.recording.Request;
import org.junit.jupiter.api.Test;

class SavedBaselineTest {
  private static final Endpoint ORDERS = new Endpoint(Request.Root.SERVER, "GET /orders");

  private static SavedBaseline baseline(String json) throws Unreadable {
    return new SavedBaseline(Saved.of("before", json));
  }

  private static String written() {
    return new Written().endpoint("GET /orders", 200, 50, 40).json();
  }

  @Test
  void before_isTheMeanAndTheSpreadOfOneRequest() throws Exception {
    String json =
        written().replace("\"kind\": \"db_exec\",", "\"kind\": \"db_exec\", \"spreadMillis\": 7,");
    Before before = baseline(json).of(ORDERS, Kind.DB_EXEC);

    assertThat(before.requests()).isEqualTo(200);
    assertThat(before.meanNanos()).isCloseTo(40e6, within(1.0));
    assertThat(before.spreadNanos()).isCloseTo(7e6, within(1.0));
  }

  @Test
  void kindThatThereWasNot_tookNoTime() throws Exception {
    assertThat(baseline(written()).of(ORDERS, Kind.DB_ACQUIRE)).isEqualTo(new Before(200, 0, 0));
  }

  @Test
  void whatIsNotKnown_isNotCompared() throws Exception {
    // A report that was written before there was a spread in it.
    assertThat(baseline(written()).of(ORDERS, Kind.DB_EXEC)).isNull();
    Endpoint other = new Endpoint(Request.Root.SERVER, "GET /other");
    assertThat(baseline(written()).of(other, Kind.DB_EXEC)).isNull();
    Endpoint task = new Endpoint(Request.Root.TASK, "GET /orders");
    assertThat(baseline(written()).of(task, Kind.DB_EXEC)).isNull();
  }
}
