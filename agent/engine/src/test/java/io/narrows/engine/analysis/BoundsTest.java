package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundsTest {
  private static final long MINUTE = 60_000_000_000L;

  private final Load load = new Load();

  @Test
  void manyEndpoints_keepTheLargestAndAddUpTheRest() {
    int many = 3 * Period.OPEN.endpoints();
    long sum = 0;
    for (int i = 0; i < many; i++) {
      load.request("/r" + i, (i + 1) * 1_000L);
      sum += (i + 1) * 1_000L;
    }
    load.pass(MINUTE);
    Snapshot snapshot = load.snapshot(Analysis.Stretch.WHOLE);

    assertThat(snapshot.endpoints()).hasSizeLessThanOrEqualTo(Period.OPEN.endpoints() + 1);
    assertThat(snapshot.endpoints().stream().mapToLong(view -> view.latency().sum()).sum())
        .isEqualTo(sum);
    assertThat(Load.endpoint(snapshot, "GET /r" + (many - 1)).latency().count()).isOne();
    assertThat(Load.endpoint(snapshot, Signature.OTHER).latency().count()).isGreaterThan(900);
    assertThat(snapshot.losses().foldsEndpoints()).isTrue();
  }

  @Test
  void manySignatures_keepTheLargestAndAddUpTheRest() {
    int many = 5 * EndpointStats.SIGNATURES;
    for (int i = 0; i < many; i++) {
      int number = i;
      load.request("GET", "/r", 0, none -> load.query("SELECT c" + number, (number + 1) * 1_000L));
    }
    load.pass(MINUTE);
    EndpointView view = Load.endpoint(load.snapshot(Analysis.Stretch.WHOLE), "GET /r");

    assertThat(view.signatures()).hasSizeLessThanOrEqualTo(EndpointStats.SIGNATURES + 1);
    assertThat(view.signatures().stream().mapToLong(SignatureView::executions).sum())
        .isEqualTo(many);
    assertThat(view.signatures()).anyMatch(signature -> signature.signature().isOther());
  }

  @Test
  void memory_isBoundedWhateverTheRequestsAre() {
    Random random = new Random(1);
    for (int i = 0; i < 60_000; i++) {
      String route = "/r" + random.nextInt(2_000);
      String sql = "SELECT " + random.nextInt(20_000);
      load.request("GET", route, 0, none -> load.query(sql, 1_000));
      if (i % 5_000 == 0) {
        load.pass(MINUTE);
      }
    }
    load.pass(MINUTE);
    Snapshot snapshot = load.snapshot(Analysis.Stretch.WHOLE);
    long signatures = snapshot.endpoints().stream().mapToLong(v -> v.signatures().size()).sum();

    assertThat(snapshot.endpoints()).hasSizeLessThanOrEqualTo(Period.OPEN.endpoints() + 1);
    // Each endpoint may have one more, for the rest.
    assertThat(signatures)
        .isLessThanOrEqualTo(10L * Period.OPEN.endpoints() + Period.OPEN.endpoints() + 1);
    assertThat(snapshot.server().count()).isEqualTo(60_000);
  }
}
