package io.narrows.instrumentation.jdkserver;

import io.narrows.bootstrap.Answers;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** A chunk of an answer whose length was not said is full, or is the last. */
final class Chunk {
  private Chunk() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.FieldValue(value = "t", typing = Assigner.Typing.DYNAMIC) Object carrier,
      @Advice.FieldValue("count") int bytes) {
    Answers.sent(Probe.carried(carrier), bytes);
  }
}
