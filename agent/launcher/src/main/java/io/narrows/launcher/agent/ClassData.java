package io.narrows.launcher.agent;

import jdk.internal.misc.CDS;

/** The archive of classes with which the application's next start is faster. */
final class ClassData {
  private ClassData() {}

  /**
   * Whether this run makes one when it ends. JDK 25 crashes then when a class that the JVM itself
   * knows, such as {@code Thread}, was retransformed by an agent.
   */
  static boolean isBeingMade() {
    try {
      return CDS.isDumpingArchive();
    } catch (LinkageError notForUs) {
      return false;
    }
  }
}
