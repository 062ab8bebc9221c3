package io.narrows.engine.overlay;

import java.lang.constant.ClassDesc;
import org.jspecify.annotations.Nullable;

/** What names of classes and of the JVM's operations say. */
final class Locks {
  private static final String PACKAGE = "java.util.concurrent.";

  private Locks() {}

  /**
   * What a thread is parked for, as a lock: {@code ReentrantLock} of {@code
   * java.util.concurrent.locks.ReentrantLock$NonfairSync}. Null where it waits for work, for a
   * result or for a condition, which is no contention.
   */
  static @Nullable String nameOf(String parked) {
    if (!parked.startsWith(PACKAGE)) {
      // A lock that somebody wrote: a subclass of the JDK's synchronizers.
      return parked.endsWith("Sync") || parked.endsWith("Lock") ? parked : null;
    }
    String name = parked.substring(parked.lastIndexOf('.') + 1);
    int inner = name.indexOf('$');
    String outer = inner < 0 ? name : name.substring(0, inner);
    boolean isLock = outer.endsWith("Lock") || outer.equals("Semaphore");
    return isLock && !name.contains("Condition") ? outer : null;
  }

  /** A class as it is written in code: {@code int[]} for the JVM's {@code [I}. */
  static String written(String type) {
    return type.startsWith("[")
        ? ClassDesc.ofDescriptor(type.replace('.', '/')).displayName()
        : type;
  }

  static boolean isJdk(String type) {
    return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
  }

  /** Whether an operation of the JVM is the garbage collector's, which tells of it itself. */
  static boolean isCollection(String operation) {
    return operation.startsWith("G1")
        || operation.startsWith("Z")
        || operation.startsWith("X")
        || operation.startsWith("Shenandoah")
        || operation.startsWith("CGC")
        || operation.startsWith("GenCollect")
        || operation.startsWith("Serial")
        || operation.startsWith("Parallel")
        || operation.startsWith("CollectFor")
        || operation.contains("Collect");
  }

  /** The file that a class of the Java language stands in, as far as its name tells. */
  static @Nullable String fileOf(String type) {
    String name = type.substring(type.lastIndexOf('.') + 1);
    int inner = name.indexOf('$', 1);
    String outer = inner < 0 ? name : name.substring(0, inner);
    if (outer.isEmpty() || outer.contains("/")) {
      return null;
    }
    return outer.endsWith("Kt") && outer.length() > 2
        ? outer.substring(0, outer.length() - 2) + ".kt"
        : outer + ".java";
  }
}
