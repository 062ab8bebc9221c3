package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.OwnStats.Hot;
import io.narrows.engine.site.CallSite;

/** Places in an application. */
final class Code {
  private Code() {}

  static CallSite line(String method, int line) {
    return new CallSite(line, "com.example.Offers", method, "Offers.java", line, null);
  }

  /** An endpoint that was seen running so often, so many times there. */
  static OwnStats running(long all, long there, CallSite place, String leaf) {
    OwnStats own = new OwnStats();
    for (long i = 0; i < all; i++) {
      if (i < there) {
        own.running(new Hot(place, leaf));
      } else {
        own.runningElsewhere();
      }
    }
    return own;
  }
}
