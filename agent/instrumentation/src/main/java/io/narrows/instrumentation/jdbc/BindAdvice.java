package io.narrows.instrumentation.jdbc;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Values that are set on a statement, by their types. */
final class BindAdvice {
  private BindAdvice() {}

  static final class OfInt {
    private OfInt() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object statement,
        @Advice.Argument(0) int index,
        @Advice.Argument(1) int value) {
      Probe.bound(statement, index, value);
    }
  }

  static final class OfLong {
    private OfLong() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object statement,
        @Advice.Argument(0) int index,
        @Advice.Argument(1) long value) {
      Probe.bound(statement, index, value);
    }
  }

  static final class OfShort {
    private OfShort() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object statement,
        @Advice.Argument(0) int index,
        @Advice.Argument(1) short value) {
      Probe.bound(statement, index, value);
    }
  }

  static final class OfByte {
    private OfByte() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object statement,
        @Advice.Argument(0) int index,
        @Advice.Argument(1) byte value) {
      Probe.bound(statement, index, value);
    }
  }

  static final class Flag {
    private Flag() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object statement,
        @Advice.Argument(0) int index,
        @Advice.Argument(1) boolean value) {
      Probe.bound(statement, index, value);
    }
  }

  static final class OfFloat {
    private OfFloat() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object statement,
        @Advice.Argument(0) int index,
        @Advice.Argument(1) float value) {
      Probe.bound(statement, index, value);
    }
  }

  static final class OfDouble {
    private OfDouble() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object statement,
        @Advice.Argument(0) int index,
        @Advice.Argument(1) double value) {
      Probe.bound(statement, index, value);
    }
  }

  static final class Value {
    private Value() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
        @Advice.This Object statement,
        @Advice.Argument(0) int index,
        @Advice.Argument(1) Object value) {
      Probe.bound(statement, index, value);
    }
  }

  static final class Null {
    private Null() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object statement, @Advice.Argument(0) int index) {
      Probe.bound(statement, index, 0L);
    }
  }
}
