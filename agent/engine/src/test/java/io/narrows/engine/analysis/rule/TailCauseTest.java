package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.Banded;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Tail;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TailCauseTest {
  private static final long TYPICAL = 1_960;
  private static final long SLOW = 40;

  private final Views views = new Views();
  private final Random random = new Random(11);

  /** Before it was known what is slow. */
  private long before;

  /** What one request does, on average; each one a little more or less. */
  private record Does(double millis, double count, double rows) {}

  /** The sums of a band in which requests do so. */
  private Banded bands(double typical, double slow, double jitter) {
    Long[] sums = {0L, 0L, 0L, 0L, 0L, 0L};
    Double[] squares = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
    for (int i = 0; i < TYPICAL + SLOW; i++) {
      int band = i < TYPICAL ? 1 : 4;
      double mean = band == 1 ? typical : slow;
      long value = Math.round(mean * (1 + jitter * (random.nextDouble() - 0.5)));
      sums[band] += value;
      squares[band] += (double) value * value;
    }
    return new Banded(List.of(sums), List.of(squares));
  }

  private List<Finding> found(Does typical, Does slow, double waitMillis) {
    Seen query = Views.query(1, 1);
    query.pathBands = bands(typical.millis * Views.MILLI, slow.millis * Views.MILLI, 0.2);
    query.countBands = bands(typical.count, slow.count, 0);
    query.rowBands = bands(typical.rows, slow.rows, 0);
    query.requests = TYPICAL + SLOW;
    query.perRequest = 1;
    query.millisEach = typical.millis * 0.04 + 0.01;
    views.requests = before + TYPICAL + SLOW;
    views.endpoint("GET /orders", 100, query);
    List<KindTime> time = new ArrayList<>();
    Banded own = bands(10 * Views.MILLI, 10 * Views.MILLI, 0.2);
    Banded wait = bands(0, waitMillis * Views.MILLI, 0.2);
    time.add(new KindTime(Kind.APP, sum(own), own));
    time.add(new KindTime(Kind.DB_EXEC, sum(query.pathBands), query.pathBands));
    time.add(new KindTime(Kind.GC, sum(wait), wait));
    Shaped.last(views, time, List.of(0L, TYPICAL, 0L, 0L, SLOW, 0L));
    return views.judge(new TailCause());
  }

  private static long sum(Banded of) {
    return of.sums().stream().mapToLong(each -> each).sum();
  }

  @Test
  void moreRows_areNamedWithTheirNumbers() {
    Finding finding = found(new Does(10, 1, 20), new Does(250, 1, 1_000), 0).get(0);

    assertThat(finding.type()).isEqualTo("tail_cause");
    assertThat(finding.title())
        .startsWith("The slow requests of GET /orders differ by SELECT")
        .endsWith("of the difference");
    assertThat(finding.evidence().get(0)).startsWith("They take").contains("typical ones 20.");
    assertThat(finding.evidence()).anyMatch(line -> line.contains("1 000 rows against 20.0"));
    assertThat(finding.fix()).contains("bound what one request reads");
    assertThat(finding.requests()).isEqualTo(SLOW);
    assertThat(finding.highPerRequest()).isCloseTo(240 * Views.MILLI, within(8 * Views.MILLI));
  }

  @Test
  void requestsBeforeItWasKnownWhatIsSlow_areTakenForAsSlow() {
    before = TYPICAL + SLOW;
    Finding finding = found(new Does(10, 1, 20), new Does(250, 1, 1_000), 0).get(0);
    assertThat(finding.requests()).isEqualTo(2 * SLOW);
    assertThat(finding.highPerRequest()).isCloseTo(240 * Views.MILLI, within(8 * Views.MILLI));
  }

  @Test
  void moreCalls_areToldFromSlowerOnes() {
    Finding more = found(new Does(20, 40, 40), new Does(200, 400, 50), 0).get(0);
    assertThat(more.evidence()).anyMatch(line -> line.contains("400 times a request against 40"));
    assertThat(more.evidence()).noneMatch(line -> line.contains("each is slower"));

    views.endpoints.clear();
    Finding slower = found(new Does(20, 4, 4), new Does(200, 4, 4), 0).get(0);
    assertThat(slower.evidence()).anyMatch(line -> line.contains("each is slower"));
    assertThat(slower.fix()).startsWith("It is the same work");
  }

  @Test
  void timeWithoutAName_isNamedByItsKind() {
    Finding finding = found(new Does(10, 1, 1), new Does(10, 1, 1), 300).get(0);
    assertThat(finding.title()).contains("differ by gc pause");
    assertThat(finding.highPerRequest()).isCloseTo(300 * Views.MILLI, within(12 * Views.MILLI));
  }

  @Test
  void slowRequestsThatAreHardlySlower_areNoTail() {
    assertThat(found(new Does(10, 1, 20), new Does(40, 1, 40), 0)).isEmpty();
  }

  @Test
  void decomposition_isExactWhateverTheRequestsDo() {
    for (int run = 0; run < 50; run++) {
      views.endpoints.clear();
      found(
          new Does(random.nextInt(50), 1 + random.nextInt(40), random.nextInt(100)),
          new Does(random.nextInt(500), 1 + random.nextInt(400), random.nextInt(1_000)),
          random.nextInt(300));
      Tail tail = Tail.of(views.endpoints.get(0));
      double parts = tail.parts().stream().mapToDouble(Tail.Part::nanos).sum();
      assertThat(parts).isCloseTo(tail.gapNanos(), within(1.0));
      for (Tail.SignaturePart part : tail.signatures()) {
        assertThat(part.moreNanos() + part.slowerNanos()).isCloseTo(part.nanos(), within(1.0));
      }
    }
  }
}
