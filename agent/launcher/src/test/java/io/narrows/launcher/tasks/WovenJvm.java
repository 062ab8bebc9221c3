package io.narrows.launcher.tasks;

import io.narrows.instrumentation.Weaving;
import io.narrows.instrumentation.weaving.Weaver;
import io.narrows.instrumentation.weaving.WeavingListener;
import java.security.ProtectionDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small agent: weaves everything before main begins, and records nothing. */
public final class WovenJvm {
  private WovenJvm() {}

  /**
   * @param without the one instrumentation that is left out, or null
   */
  public static void premain(String without, java.lang.instrument.Instrumentation jvm) {
    Weaver weaver =
        Weaving.register(
            jvm, name -> !name.equals(without), List.of("org.assertj."), new Failing());
    weaver.setUp();
    weaver.weaveLoaded(jvm);
  }

  private static final class Failing implements WeavingListener {
    @Override
    public void woven(String className, @Nullable ProtectionDomain domain) {}

    @Override
    public void failed(String className, Throwable why) {
      System.err.println("not woven: " + className);
      why.printStackTrace();
    }
  }
}
