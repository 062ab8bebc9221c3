package io.narrows.vertical.testing;

import io.narrows.instrumentation.Instrumentations;
import io.narrows.instrumentation.weaving.Weaver;
import io.narrows.instrumentation.weaving.WeavingListener;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Weaves the test's JVM before any library is loaded. */
public final class Woven implements LauncherSessionListener {
  private static final Map<String, Throwable> FAILED = new ConcurrentHashMap<>();

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    java.lang.instrument.Instrumentation jvm = ByteBuddyAgent.install();
    List<String> excluded = List.of("org.junit.", "org.assertj.");
    Weaver weaver = new Weaver(Instrumentations.all(), excluded, new Failures(), jvm);
    weaver.setUp();
    jvm.addTransformer(weaver, true);
    weaver.weaveLoaded(jvm);
  }

  /** Classes that run unwoven, and why. */
  public static Map<String, Throwable> failed() {
    return FAILED;
  }

  private static final class Failures implements WeavingListener {
    @Override
    public void woven(String className, @Nullable ProtectionDomain domain) {}

    @Override
    public void failed(String className, Throwable why) {
      FAILED.put(className, why);
    }
  }
}
