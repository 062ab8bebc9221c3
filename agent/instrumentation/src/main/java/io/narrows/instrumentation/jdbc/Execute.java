package io.narrows.instrumentation.jdbc;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

final class Execute {
  private Execute() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Operation enter(@Advice.This Object statement) {
    return Probe.beginStatement(statement, null);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.This Object statement,
      @Advice.Enter Operation operation,
      @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object result,
      @Advice.Thrown Throwable error) {
    Probe.endStatement(operation, statement, result, error);
  }
}
