package io.narrows.instrumentation.jdkclient;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** The client's own threads and tasks are not the application's. */
final class Library {
  private Library() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter() {
    Probe.enterLibrary();
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit() {
    Probe.leaveLibrary();
  }
}
