package io.narrows.instrumentation.classloader;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Asked for a type of ours, a loader answers at once with that of the boot loader. */
final class LoadClass {
  private LoadClass() {}

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Advice.OnNonDefaultValue.class)
  static Class<?> enter(@Advice.Argument(0) String name) {
    return Probe.bootstrapType(name);
  }

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Enter Class<?> ours, @Advice.Return(readOnly = false) Class<?> loaded) {
    loaded = ours == null ? loaded : ours;
  }
}
