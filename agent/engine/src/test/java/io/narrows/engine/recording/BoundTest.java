package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoundTest {
  private static final String SQL = "SELECT * FROM item WHERE order_id = ? AND shop = ?";

  private static long hash(long... values) {
    return hash(new Bound(), "statement", values);
  }

  private static long hash(Bound bound, Object statement, long... values) {
    for (int i = 0; i < values.length; i++) {
      bound.set(statement, i + 1, values[i]);
    }
    return bound.hash(statement);
  }

  @Test
  void hash_isOfValuesAndTheirPlaces() {
    assertThat(hash(4, 2)).isEqualTo(hash(4, 2));
    assertThat(hash(4, 2)).isNotEqualTo(hash(2, 4));
    assertThat(hash(0, 0)).isNotEqualTo(hash(0));
  }

  @Test
  void hash_ofManySmallNumbers_hasNoCollision() {
    Set<Long> hashes = new HashSet<>();
    for (int one = 0; one < 200; one++) {
      for (int other = 0; other < 200; other++) {
        hashes.add(hash(one, other));
      }
    }
    assertThat(hashes).hasSize(40_000);
  }

  @Test
  void value_thatIsSetAgain_replacesTheFirst() {
    Bound bound = new Bound();
    bound.set("statement", 1, 4);
    bound.set("statement", 2, 2);
    bound.set("statement", 1, 5);
    assertThat(bound.hash("statement")).isEqualTo(hash(5, 2));
  }

  @Test
  void value_thatStays_isPartOfTheNextExecution() {
    Bound bound = new Bound();
    hash(bound, "statement", 4, 2);
    bound.set("statement", 2, 3);
    assertThat(bound.hash("statement")).isEqualTo(hash(4, 3));
  }

  @Test
  void proxy_andTheStatementInsideIt_haveTheValuesOfTheProxy() {
    Bound bound = new Bound();
    for (int index = 1; index <= 2; index++) {
      bound.set("proxy", index, 7);
      bound.set("statement", index, 7);
    }
    assertThat(bound.hash("proxy")).isEqualTo(hash(7, 7));
    assertThat(bound.hash("statement")).isZero();
  }

  @Test
  void nextStatement_withTheSameValues_isAnExecutionOfItsOwn() {
    Bound bound = new Bound();
    assertThat(hash(bound, "first", 4)).isEqualTo(hash(4));
    assertThat(hash(bound, "second", 4)).isEqualTo(hash(4));
    assertThat(bound.hash("first")).isZero();
  }

  @Test
  void nextStatement_withFewerValues_hasNoneOfTheLast() {
    Bound bound = new Bound();
    hash(bound, "first", 4, 5, 6, 7, 8, 9);
    assertThat(hash(bound, "second", 4)).isEqualTo(hash(4));
  }

  @Test
  void statement_thatIsForgotten_isUnknown() {
    Bound bound = new Bound();
    bound.set("statement", 1, 4);
    bound.forget();
    assertThat(bound.hash("statement")).isZero();
  }

  // Which statements are watched, and what is recorded of them

  private final JdbcRig rig = new JdbcRig();
  private final List<Boolean> switched = new ArrayList<>();
  private final Repetitions repetitions = new Repetitions(switched::add);
  private final List<Long> recorded = new ArrayList<>();

  @BeforeEach
  void read() {
    rig.recorded.onRequest(
        request -> {
          for (Slice slice : request.slices()) {
            repetitions.slice(slice);
            for (int i = 1; i < slice.size(); i++) {
              recorded.add(Execution.binds(slice, i));
            }
          }
        });
  }

  private void request(long... orders) {
    recorded.clear();
    rig.beginRequest();
    JdbcRig.Thing connection = rig.connected("jdbc:postgresql://db/shop");
    for (long order : orders) {
      JdbcRig.Thing statement = rig.prepare(connection, SQL, 10);
      rig.recorder.bound(statement, 1, order);
      rig.recorder.endStatement(
          rig.recorder.beginStatement(statement, null), statement, null, null);
    }
    rig.endRequest();
  }

  @Test
  void values_areLookedAtOnceTheStatementWasRepeated() {
    request(1);
    assertThat(switched).isEmpty();
    request(1, 2);
    assertThat(recorded).containsExactly(0L, 0L);
    assertThat(switched).containsExactly(true);
    request(1, 2, 1);

    assertThat(recorded).hasSize(3).doesNotContain(0L);
    assertThat(recorded.get(0)).isEqualTo(recorded.get(2)).isNotEqualTo(recorded.get(1));
  }

  @Test
  void values_areForgottenWhenNothingIsRepeatedAnyMore() {
    request(1, 2);
    long later = rig.recorded.clock.nanos() + Repetitions.MEMORY_NANOS + 1;
    repetitions.tick(later);
    assertThat(switched).containsExactly(true, false);
    request(1);
    assertThat(recorded).containsExactly(0L);
  }
}
