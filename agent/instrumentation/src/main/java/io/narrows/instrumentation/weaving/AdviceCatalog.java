package io.narrows.instrumentation.weaving;

import io.narrows.bootstrap.Probe;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.matcher.ElementMatchers;

/** Advice classes, parsed once; what one of them throws is told to {@link Probe#suppressed}. */
final class AdviceCatalog {
  private final Map<Class<?>, Advice> parsed = new ConcurrentHashMap<>();
  private final Advice.ExceptionHandler counting;

  AdviceCatalog() {
    TypeDescription probe = TypeDescription.ForLoadedType.of(Probe.class);
    counting =
        new Advice.ExceptionHandler.Simple(
            MethodInvocation.invoke(
                probe.getDeclaredMethods().filter(ElementMatchers.named("suppressed")).getOnly()));
  }

  Advice of(Class<?> advice) {
    Advice known = parsed.get(advice);
    if (known == null) {
      known =
          Advice.to(advice, ClassFileLocator.ForClassLoader.of(advice.getClassLoader()))
              .withExceptionHandler(counting);
      parsed.put(advice, known);
    }
    return known;
  }
}
