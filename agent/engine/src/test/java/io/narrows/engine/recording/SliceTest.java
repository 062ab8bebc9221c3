package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SliceTest {
  private final Slice slice = new Slice();
  private long tallied;
  private final Tally tally =
      new Tally() {
        @Override
        public void operation(Slice of, int index) {
          tallied++;
        }

        @Override
        public void request(Request request) {}
      };

  @BeforeEach
  void open() {
    slice.open(request(), null, 7, 100, false);
  }

  private static Request request() {
    TraceContext context = new TraceContext(1, 2, 0, false, true, null, null);
    return new Request(Request.Root.SERVER, null, context, 3, 100, 0, null);
  }

  @Test
  void nested_chargesTheInnermostOnly() {
    int outer = slice.push(Kind.CACHE, "a", 110);
    int inner = slice.push(Kind.DB_EXEC, "b", 130);
    slice.pop(inner, 170, tally);
    slice.pop(outer, 180, tally);
    slice.finish(200, true, tally);

    assertThat(slice.selfNanos(0)).isEqualTo(10 + 20);
    assertThat(slice.selfNanos(outer)).isEqualTo(20 + 10);
    assertThat(slice.selfNanos(inner)).isEqualTo(40);
    assertThat(slice.parent(inner)).isEqualTo(outer);
  }

  @Test
  void reopen_goesOnWithTheSameOperation() {
    int first = slice.push(Kind.DB_FETCH, "q", 110);
    slice.pop(first, 120, tally);
    int second = slice.reopen(Kind.DB_FETCH, "q", 150);
    slice.pop(second, 155, tally);
    slice.finish(160, true, tally);

    assertThat(second).isEqualTo(first);
    assertThat(slice.size()).isEqualTo(2);
    assertThat(slice.selfNanos(first)).isEqualTo(15);
    assertThat(slice.selfNanos(0)).isEqualTo(45);
  }

  @Test
  void reopen_refusesAnotherSignatureAndAnotherParent() {
    int fetch = slice.push(Kind.DB_FETCH, "q", 110);
    slice.pop(fetch, 120, tally);
    assertThat(slice.reopen(Kind.DB_FETCH, "r", 130)).isEqualTo(-1);

    slice.push(Kind.CACHE, "c", 130);
    assertThat(slice.reopen(Kind.DB_FETCH, "q", 140)).isEqualTo(-1);
  }

  @Test
  void pop_forcesWhatWasLeftOpenInside() {
    int outer = slice.push(Kind.CACHE, "a", 110);
    int leaked = slice.push(Kind.DB_EXEC, "b", 120);
    slice.pop(outer, 150, tally);

    assertThat(slice.forcedPops()).isOne();
    assertThat(slice.endNanos(leaked)).isEqualTo(150);
    assertThat(slice.top()).isZero();
  }

  @Test
  void lateToken_isNotOpenEvenWhenItsPlaceIsTaken() {
    int outer = slice.push(Kind.CACHE, "a", 110);
    Slice.Mark leaked = slice.mark(slice.push(Kind.DB_EXEC, "b", 120));
    slice.pop(outer, 150, tally);
    slice.finish(160, true, tally);
    slice.recycle();
    slice.open(request(), null, 7, 200, false);
    slice.mark(slice.push(Kind.CACHE, "c", 210));
    slice.mark(slice.push(Kind.DB_EXEC, "d", 220));

    assertThat(slice.isOpen(leaked)).isFalse();
  }

  @Test
  void token_isOpenUntilItsOperationEnded() {
    Slice.Mark outer = slice.mark(slice.push(Kind.CACHE, "a", 110));
    Slice.Mark inner = slice.mark(slice.push(Kind.DB_EXEC, "b", 120));
    assertThat(slice.isOpen(outer)).isTrue();
    assertThat(slice.isOpen(inner)).isTrue();

    slice.pop(inner.index, 130, tally);
    slice.push(Kind.DB_COMMIT, "c", 140);
    assertThat(slice.isOpen(inner)).isFalse();
    assertThat(slice.isOpen(outer)).isTrue();
  }

  @Test
  void operationsAboveTheLimit_areCountedAndTheirTimeKeptByKind() {
    int extra = 100;
    long now = 100;
    for (int i = 0; i < Slice.DETAIL_LIMIT - 1 + extra; i++) {
      int index = slice.push(Kind.DB_EXEC, "q", now);
      slice.pop(index, now + 3, tally);
      now += 5;
    }
    slice.finish(now, true, tally);

    assertThat(slice.size()).isEqualTo(Slice.DETAIL_LIMIT);
    assertThat(slice.folded()).isEqualTo(extra);
    assertThat(tallied).isEqualTo(extra);
    assertThat(slice.foldedSelfNanos()[Kind.DB_EXEC.ordinal()]).isEqualTo(extra * 3);
    assertThat(Arrays.stream(slice.foldedSelfNanos()).sum()).isEqualTo(extra * 3);
    Recorded.Slices.check(slice);
  }

  @Test
  void nestingAboveTheLimit_isRefusedAndItsTimeChargedAround() {
    long now = 100;
    for (int i = 0; i < Slice.DETAIL_LIMIT + Slice.DEPTH_LIMIT - 1; i++) {
      assertThat(slice.push(i % 2 == 0 ? Kind.CACHE : Kind.FILE, "q", ++now)).isPositive();
    }

    assertThat(slice.push(Kind.DB_EXEC, "q", ++now)).isEqualTo(-1);
    slice.finish(now + 10, true, tally);
    Recorded.Slices.check(slice);
    assertThat(slice.forcedPops()).isEqualTo(Slice.DETAIL_LIMIT + Slice.DEPTH_LIMIT - 1);
  }

  @Test
  void recycle_leavesNothingOfTheLastRequest() {
    int index = slice.push(Kind.DB_EXEC, "q", 110);
    slice.error(index, "E");
    slice.detail(index, "d");
    Object future = new Object();
    slice.completion(future, 112);
    slice.finish(120, true, tally);
    assertThat(slice.recycle()).isTrue();
    slice.open(request(), null, 8, 300, false);
    int fresh = slice.push(Kind.DB_EXEC, null, 310);

    assertThat(slice.signature(fresh)).isNull();
    assertThat(slice.error(fresh)).isNull();
    assertThat(slice.detail(fresh)).isNull();
    assertThat(slice.count(fresh)).isEqualTo(-1);
    assertThat(slice.completes()).isFalse();
    assertThat(slice.completedNanos(future)).isEqualTo(-1);
    assertThat(slice.forcedPops()).isZero();
  }

  @Test
  void recycle_refusesASliceThatGrewTooLarge() {
    for (int i = 0; i <= Slice.RECYCLED_LIMIT; i++) {
      slice.pop(slice.push(Kind.DB_EXEC, "q", 100), 100, tally);
    }
    slice.finish(120, true, tally);

    assertThat(slice.recycle()).isFalse();
  }

  @Test
  void completions_keepTheLastOnes() {
    Object[] futures = new Object[Completions.LIMIT + 1];
    for (int i = 0; i < futures.length; i++) {
      futures[i] = new Object();
      slice.completion(futures[i], 100 + i);
    }

    assertThat(slice.completedNanos(futures[0])).isEqualTo(-1);
    assertThat(slice.completedNanos(futures[Completions.LIMIT])).isEqualTo(100 + Completions.LIMIT);
  }
}
