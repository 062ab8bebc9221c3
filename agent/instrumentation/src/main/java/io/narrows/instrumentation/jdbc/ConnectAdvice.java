package io.narrows.instrumentation.jdbc;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** The way of a connection: made by a driver, checked and given out by a data source, closed. */
final class ConnectAdvice {
  private ConnectAdvice() {}

  static final class Connect {
    private Connect() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter() {
      return Probe.beginConnect();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.Argument(0) String url,
        @Advice.Enter Operation operation,
        @Advice.Return Object connection,
        @Advice.Thrown Throwable error) {
      Probe.endConnect(operation, connection, url, error);
    }
  }

  static final class Acquire {
    private Acquire() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object dataSource) {
      return Probe.beginAcquire(dataSource);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object dataSource,
        @Advice.Enter Operation operation,
        @Advice.Return Object connection,
        @Advice.Thrown Throwable error) {
      Probe.endAcquire(operation, dataSource, connection, error);
    }
  }

  static final class Check {
    private Check() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter() {
      return Probe.beginCheck();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation operation) {
      Probe.endCheck(operation);
    }
  }

  static final class Close {
    private Close() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object connection) {
      return Probe.beginRelease(connection);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation operation, @Advice.Thrown Throwable error) {
      Probe.end(operation, error);
    }
  }
}
