package io.narrows.instrumentation.weaving;

import java.security.ProtectionDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is told of classes as they are loaded and woven; called by class-loading threads. */
public interface WeavingListener {
  /**
   * A class is loaded, by any loader but those of the JDK.
   *
   * @param name its internal name
   */
  default void loaded(String name, @Nullable ProtectionDomain domain) {}

  /**
   * A class is loaded that is named like a proxy.
   *
   * @param interfaces their binary names
   */
  default void proxy(String className, List<String> interfaces) {}

  /**
   * A class was woven.
   *
   * @param domain says which library it is of; null for the JDK's
   */
  void woven(String className, @Nullable ProtectionDomain domain);

  /** A class runs unwoven. */
  void failed(String className, Throwable why);
}
