package io.narrows.instrumentation.testing;

import io.narrows.instrumentation.Instrumentations;
import io.narrows.instrumentation.weaving.Weaver;
import io.narrows.instrumentation.weaving.WeavingListener;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Weaves the test JVM with the whole list, before any test class or library is loaded. */
public final class WeavingSession implements LauncherSessionListener {
  private static final Queue<String> WOVEN = new ConcurrentLinkedQueue<>();
  private static final Map<String, Throwable> FAILED = new ConcurrentHashMap<>();
  private static final Map<String, List<String>> PROXIES = new ConcurrentHashMap<>();

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (System.getProperty("narrows.test.unwoven") != null) {
      return;
    }
    java.lang.instrument.Instrumentation jvm = ByteBuddyAgent.install();
    Weaver weaver =
        new Weaver(Instrumentations.all(), List.of("org.junit.", "org.assertj."), LISTENER, jvm);
    weaver.setUp();
    jvm.addTransformer(weaver, true);
    weaver.weaveLoaded(jvm);
  }

  /** Names of the classes woven so far. */
  public static Queue<String> woven() {
    return WOVEN;
  }

  /** Classes that run unwoven, and why. */
  public static Map<String, Throwable> failed() {
    return FAILED;
  }

  /** Proxy classes seen so far, with their interfaces. */
  public static Map<String, List<String>> proxies() {
    return PROXIES;
  }

  private static final WeavingListener LISTENER =
      new WeavingListener() {
        @Override
        public void proxy(String className, List<String> interfaces) {
          PROXIES.put(className, interfaces);
        }

        @Override
        public void woven(String className, @Nullable ProtectionDomain domain) {
          WOVEN.add(className);
        }

        @Override
        public void failed(String className, Throwable why) {
          FAILED.put(className, why);
        }
      };
}
