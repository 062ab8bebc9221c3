package io.narrows.instrumentation;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weaver;
import io.narrows.instrumentation.weaving.WeavingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The way in for the launcher: registers the weaver with the JVM. */
public final class Weaving {
  private Weaving() {}

  /**
   * Registers the weaver at once; it weaves after {@link Weaver#setUp()}, and what was loaded
   * before after {@link Weaver#weaveLoaded}.
   *
   * @param enabled says by name which instrumentations take part
   * @param excluded prefixes of binary class names that are never woven
   */
  public static Weaver register(
      java.lang.instrument.Instrumentation jvm,
      Predicate<String> enabled,
      List<String> excluded,
      WeavingListener listener) {
    List<Instrumentation> chosen = new ArrayList<>();
    for (Instrumentation instrumentation : Weaves.all()) {
      if (enabled.test(instrumentation.name())) {
        chosen.add(instrumentation);
      }
    }
    Weaver weaver = new Weaver(chosen, excluded, listener, jvm);
    jvm.addTransformer(weaver, true);
    return weaver;
  }
}
