package io.narrows.instrumentation.weaving;

import io.narrows.bootstrap.Attachable;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets named modules read the bootstrap types. The JVM does that by itself for what woven methods
 * name, but only after it has looked at the interfaces of the class.
 */
final class Readability {
  private final java.lang.instrument.@Nullable Instrumentation jvm;

  Readability(java.lang.instrument.@Nullable Instrumentation jvm) {
    this.jvm = jvm;
  }

  /** Whether a class of this module may implement one of our interfaces. */
  boolean ensure(@Nullable Module module) {
    Module ours = Attachable.class.getModule();
    if (module == null || !module.isNamed() || module.canRead(ours)) {
      return true;
    }
    if (jvm == null || !jvm.isModifiableModule(module)) {
      return false;
    }
    jvm.redefineModule(module, Set.of(ours), Map.of(), Map.of(), Set.of(), Map.of());
    return module.canRead(ours);
  }
}
