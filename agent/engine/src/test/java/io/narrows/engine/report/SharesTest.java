package io.narrows.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.report.Shares.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharesTest {
  @Test
  void shares_addUpToExactlyTheWhole() {
    Random random = new Random(1);
    for (int round = 0; round < 5_000; round++) {
      List<KindTime> times = new ArrayList<>();
      int kinds = 1 + random.nextInt(Kind.count());
      for (int kind = 0; kind < kinds; kind++) {
        long nanos = 1 + (long) Math.exp(random.nextDouble() * 30);
        times.add(new KindTime(Kind.of(kind), nanos));
      }
      List<Share> shares = Shares.of(times);
      assertThat(shares.stream().mapToInt(Share::tenths).sum()).isEqualTo(1_000);
      assertThat(shares).hasSize(kinds).allMatch(share -> share.tenths() >= 0);
    }
  }

  @Test
  void thirds_giveTheRestToOne() {
    List<Share> shares =
        Shares.of(
            List.of(
                new KindTime(Kind.APP, 1),
                new KindTime(Kind.DB_EXEC, 1),
                new KindTime(Kind.CACHE, 1)));

    assertThat(shares).extracting(Share::percent).containsExactly("33.4 %", "33.3 %", "33.3 %");
  }

  @Test
  void largest_comesFirst() {
    List<Share> shares =
        Shares.of(List.of(new KindTime(Kind.APP, 1), new KindTime(Kind.CACHE, 999)));

    assertThat(shares).extracting(Share::kind).containsExactly(Kind.CACHE, Kind.APP);
    assertThat(shares).extracting(Share::percent).containsExactly("99.9 %", "0.1 %");
  }
}
