package io.narrows.instrumentation.classloader;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/** Every class loader of the application answers for the types that woven code names. */
public final class ClassLoaders implements Instrumentation {
  @Override
  public String name() {
    return "classloader";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        Weave.subtypesOf("java.lang.ClassLoader")
            .advise("loadClass", "(Ljava/lang/String;)Ljava/lang/Class;", LoadClass.class)
            .advise("loadClass", "(Ljava/lang/String;Z)Ljava/lang/Class;", LoadClass.class));
  }
}
