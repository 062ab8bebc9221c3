package io.narrows.instrumentation.planted;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Advice that breaks the law, each class in one way. */
public final class Unlawful {
  private Unlawful() {}

  /** Lets its own errors through. */
  public static final class Unsuppressed {
    @Advice.OnMethodEnter
    static Operation enter() {
      return Probe.begin(Kind.APP, null);
    }
  }

  /** Calls a method that is not visible from the watched class. */
  public static final class CallsOurLoader {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter() {
      return Probe.begin(Kind.APP, sql());
    }

    static String sql() {
      return "";
    }
  }

  /** Does two things. */
  public static final class TwoStatements {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object self) {
      Probe.withdrawn(self);
      Probe.withdrawn(self);
    }
  }

  /** Concatenates strings on the application's thread. */
  public static final class Concatenates {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.Argument(0) String sql) {
      return Probe.begin(Kind.APP, "sql: " + sql);
    }
  }

  /** Loops on the application's thread. */
  public static final class Loops {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object self) {
      while (Probe.inRequest()) {
        Probe.withdrawn(self);
      }
    }
  }

  /** Is woven for nothing. */
  public static final class Empty {}
}
