package io.narrows.instrumentation.weaving;

import io.narrows.bootstrap.Probe;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Advice classes, parsed once; what one of them throws is told to {@link Probe#suppressed}.
 *
 * <p>They are read as class files and not through reflection, which would resolve the types in
 * their signatures: a servlet request is known to the application's loader and not to ours.
 */
final class AdviceCatalog {
  private final Map<String, Advice> parsed = new ConcurrentHashMap<>();
  private final ClassFileLocator ours =
      ClassFileLocator.ForClassLoader.of(AdviceCatalog.class.getClassLoader());
  private final Sources sources = new Sources(ours);
  private final TypePool pool =
      new TypePool.Default.WithLazyResolution(
          new TypePool.CacheProvider.Simple(), sources, TypePool.Default.ReaderMode.FAST);
  private final Advice.ExceptionHandler counting =
      new Advice.ExceptionHandler.Simple(
          MethodInvocation.invoke(
              // The boot loader has no class file of it to read.
              TypeDescription.ForLoadedType.of(Probe.class)
                  .getDeclaredMethods()
                  .filter(ElementMatchers.named("suppressed"))
                  .getOnly()));

  /** From now on this thread weaves a class of this loader. */
  void weavesFor(@Nullable ClassLoader loader) {
    sources.loader.set(ClassFileLocator.ForClassLoader.of(loader));
  }

  /** This thread has woven. */
  void hasWoven() {
    sources.loader.remove();
  }

  Advice of(Class<?> advice) {
    Advice known = parsed.get(advice.getName());
    if (known == null) {
      known =
          Advice.to(pool.describe(advice.getName()).resolve(), ours).withExceptionHandler(counting);
      parsed.put(advice.getName(), known);
    }
    return known;
  }

  /** Our own class files, and for a library's types those that the woven class sees. */
  private static final class Sources implements ClassFileLocator {
    private final ClassFileLocator ours;
    private final ThreadLocal<ClassFileLocator> loader = new ThreadLocal<>();

    Sources(ClassFileLocator ours) {
      this.ours = ours;
    }

    @Override
    public Resolution locate(String name) throws IOException {
      Resolution found = ours.locate(name);
      ClassFileLocator theirs = loader.get();
      return found.isResolved() || theirs == null ? found : theirs.locate(name);
    }

    @Override
    public void close() {}
  }
}
