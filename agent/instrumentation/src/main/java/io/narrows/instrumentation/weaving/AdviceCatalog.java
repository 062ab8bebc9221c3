package io.narrows.instrumentation.weaving;

import io.narrows.bootstrap.Probe;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/**
 * Advice classes, parsed once; what one of them throws is told to {@link Probe#suppressed}.
 *
 * <p>They are read as class files and not through reflection, which would make a proxy class of the
 * JDK for each annotation.
 */
final class AdviceCatalog {
  private final Map<String, Advice> parsed = new ConcurrentHashMap<>();
  private final ClassFileLocator ours =
      ClassFileLocator.ForClassLoader.of(AdviceCatalog.class.getClassLoader());
  private final TypePool pool =
      new TypePool.Default(
          new TypePool.CacheProvider.Simple(), ours, TypePool.Default.ReaderMode.FAST);
  private final Advice.ExceptionHandler counting =
      new Advice.ExceptionHandler.Simple(
          MethodInvocation.invoke(
              // The boot loader has no class file of it to read.
              TypeDescription.ForLoadedType.of(Probe.class)
                  .getDeclaredMethods()
                  .filter(ElementMatchers.named("suppressed"))
                  .getOnly()));

  Advice of(Class<?> advice) {
    Advice known = parsed.get(advice.getName());
    if (known == null) {
      known =
          Advice.to(pool.describe(advice.getName()).resolve(), ours).withExceptionHandler(counting);
      parsed.put(advice.getName(), known);
    }
    return known;
  }
}
