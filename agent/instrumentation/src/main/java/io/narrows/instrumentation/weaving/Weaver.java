package io.narrows.instrumentation.weaving;

import io.narrows.bootstrap.Attachable;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The transformer. It survives any class file: a class that cannot be woven runs unwoven, is
 * counted and named.
 *
 * <h2>Start</h2>
 *
 * Registered at once, so that no class is missed, while ASM is set up beside the application's own
 * start. The few classes that match before it is ready wait for it, at most {@link #SETUP_MILLIS}:
 * after that they run unwoven until {@link #weaveLoaded} comes by.
 */
public final class Weaver implements ClassFileTransformer {
  private static final long SETUP_MILLIS = 3_000;
  private static final int BATCH = 64;

  private final ClassFilter filter;
  private final WeavingListener listener;
  private final Arrivals arrivals;
  private final @Nullable ClassLoader ours = Weaver.class.getClassLoader();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Readability readability;
  private volatile @Nullable Loom loom;

  // Roughly: threads that load at once may count one for two.
  private volatile int seen;

  /** Without a JVM to ask, classes of named modules go without a field for attachments. */
  public Weaver(
      List<Instrumentation> instrumentations, List<String> excluded, WeavingListener listener) {
    this(instrumentations, excluded, listener, null);
  }

  /**
   * @param excluded prefixes of binary class names that are never woven
   */
  public Weaver(
      List<Instrumentation> instrumentations,
      List<String> excluded,
      WeavingListener listener,
      java.lang.instrument.@Nullable Instrumentation jvm) {
    readability = new Readability(jvm);
    List<Weave> weaves = new ArrayList<>();
    for (Instrumentation instrumentation : instrumentations) {
      weaves.addAll(instrumentation.weaves());
    }
    List<String> prefixes = new ArrayList<>(excluded.size());
    for (String prefix : excluded) {
      prefixes.add(prefix.replace('.', '/'));
    }
    filter = new ClassFilter(weaves, prefixes);
    this.listener = listener;
    arrivals = new Arrivals(listener);
  }

  /** Sets ASM up; called once, by a thread of the agent. */
  public void setUp() {
    loom = new Loom();
    ready.countDown();
  }

  /** How many classes were loaded so far, roughly. */
  public int classesSeen() {
    return seen;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> loaded,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    return transform(null, loader, name, loaded, domain, bytes);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> loaded,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (name == null || isAgentLoader(loader)) {
      return null;
    }
    seen++;
    // One of the three borders where Throwable is caught: class loading must go on.
    try {
      if (loaded == null) {
        arrivals.note(loader, name, domain, bytes);
      }
      List<Weave> weaves = filter.weavesFor(name, loader, bytes);
      byte[] woven = weaves.isEmpty() ? null : weave(module, loader, name, loaded, bytes, weaves);
      if (woven != null) {
        listener.woven(name.replace('/', '.'), domain);
      }
      return woven;
    } catch (Throwable error) {
      listener.failed(name.replace('/', '.'), error);
      return null;
    }
  }

  // In tests our classes share the loader of what they watch.
  private boolean isAgentLoader(@Nullable ClassLoader loader) {
    return loader != null && loader == ours && loader != ClassLoader.getSystemClassLoader();
  }

  private byte @Nullable [] weave(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      String name,
      @Nullable Class<?> loaded,
      byte[] bytes,
      List<Weave> weaves)
      throws InterruptedException {
    Loom current = loom;
    if (current == null) {
      // A class of the JDK may be needed by the set-up itself, so it never waits.
      if (loader == null || !ready.await(SETUP_MILLIS, TimeUnit.MILLISECONDS)) {
        return null;
      }
      current = loom;
    }
    boolean attachable = isAttachable(weaves, loader, loaded) && readability.ensure(module);
    return current == null ? null : current.weave(loader, bytes, weaves, attachable);
  }

  // A class that is loaded keeps its shape: it has the field when it got it at its first load.
  private static boolean isAttachable(
      List<Weave> weaves, @Nullable ClassLoader loader, @Nullable Class<?> loaded) {
    if (loader == null) {
      return false;
    }
    if (loaded != null) {
      return hasField(loaded);
    }
    for (Weave weave : weaves) {
      if (weave.isAttachable()) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasField(Class<?> loaded) {
    for (Class<?> implemented : loaded.getInterfaces()) {
      if (implemented == Attachable.class) {
        return true;
      }
    }
    return false;
  }

  /** Weaves, or weaves back, what is loaded already; returns how many classes were asked for. */
  public int weaveLoaded(java.lang.instrument.Instrumentation jvm) {
    return weaveLoaded(jvm, true);
  }

  /**
   * @param ofTheJdk whether classes of the boot loader are among them
   */
  public int weaveLoaded(java.lang.instrument.Instrumentation jvm, boolean ofTheJdk) {
    List<Class<?>> matching = new ArrayList<>();
    for (Class<?> loaded : jvm.getAllLoadedClasses()) {
      boolean wanted = ofTheJdk || loaded.getClassLoader() != null;
      if (wanted && jvm.isModifiableClass(loaded) && mayMatch(loaded)) {
        matching.add(loaded);
      }
    }
    for (int from = 0; from < matching.size(); from += BATCH) {
      retransform(jvm, matching.subList(from, Math.min(matching.size(), from + BATCH)));
    }
    return matching.size();
  }

  private boolean mayMatch(Class<?> loaded) {
    try {
      return !isAgentLoader(loaded.getClassLoader()) && filter.mayMatch(loaded);
    } catch (LinkageError unresolvable) {
      return false;
    }
  }

  /** Tells the listener what was loaded before this transformer was there. */
  public void noteLoaded(java.lang.instrument.Instrumentation jvm) {
    for (Class<?> loaded : jvm.getAllLoadedClasses()) {
      try {
        if (!isAgentLoader(loaded.getClassLoader())) {
          arrivals.note(loaded);
        }
      } catch (LinkageError unresolvable) {
        // of a class that cannot be used, nothing needs to be known
      }
    }
  }

  private void retransform(java.lang.instrument.Instrumentation jvm, List<Class<?>> classes) {
    try {
      jvm.retransformClasses(classes.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException | LinkageError | RuntimeException error) {
      if (classes.size() == 1) {
        listener.failed(classes.get(0).getName(), error);
        return;
      }
      for (Class<?> each : classes) {
        retransform(jvm, List.of(each));
      }
    }
  }
}
