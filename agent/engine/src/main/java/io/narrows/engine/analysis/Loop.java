package io.narrows.engine.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of statements that one thread runs again and again, at least two different ones.
 *
 * @param members in their order; it begins with the one that sorts first, because where the loop
 *     was entered is chance
 * @param times how often it ran in a row
 */
record Loop(List<Signature> members, int times) {
  /** The loop that most of these statements are in, or null. */
  static @Nullable Loop of(List<Signature> statements) {
    Loop most = null;
    for (int length = 2; length <= Counted.LOOP_LENGTH; length++) {
      Loop loop = ofLength(statements, length);
      // A shorter one that covers as much is the loop itself, and not two rounds of it.
      if (loop != null && (most == null || loop.covered() > most.covered())) {
        most = loop;
      }
    }
    return most;
  }

  private static @Nullable Loop ofLength(List<Signature> statements, int length) {
    int most = 0;
    int start = 0;
    int run = 0;
    for (int i = length; i < statements.size(); i++) {
      run = statements.get(i).equals(statements.get(i - length)) ? run + 1 : 0;
      if (run > most) {
        most = run;
        start = i - run - length + 1;
      }
    }
    int times = most / length + 1;
    if (times < Counted.LOOP_TIMES) {
      return null;
    }
    List<Signature> members = statements.subList(start, start + length);
    return members.stream().distinct().count() < 2 ? null : new Loop(rotated(members), times);
  }

  private static List<Signature> rotated(List<Signature> members) {
    Signature[] all = members.toArray(new Signature[0]);
    Signature[] first = all;
    for (int i = 1; i < all.length; i++) {
      List<Signature> turned = new ArrayList<>(members.subList(i, all.length));
      turned.addAll(members.subList(0, i));
      Signature[] each = turned.toArray(new Signature[0]);
      first = Arrays.compare(each, first, Signature.ORDER) < 0 ? each : first;
    }
    return List.of(first);
  }

  int covered() {
    return members.size() * times;
  }
}
