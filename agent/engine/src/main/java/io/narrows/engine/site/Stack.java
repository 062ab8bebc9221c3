package io.narrows.engine.site;

import io.narrows.facts.inventory.ApplicationCode;
import io.narrows.facts.inventory.Origins;
import org.jspecify.annotations.Nullable;

/**
 * One stack, read for two frames: the application's own that is nearest to the operation, and the
 * framework's that it called, which is what the application's author wrote down there.
 */
final class Stack {
  // Between the framework's method and the operation: pools and drivers, which nobody calls by
  // name.
  private static final String[] PLUMBING = {
    "com.ibm.db2.",
    "com.mchange.",
    "com.microsoft.sqlserver.",
    "com.mysql.",
    "com.p6spy.",
    "com.zaxxer.",
    "net.ttddyy.",
    "oracle.",
    "org.apache.commons.dbcp2.",
    "org.apache.tomcat.jdbc.",
    "org.h2.",
    "org.hsqldb.",
    "org.mariadb.",
    "org.postgresql."
  };

  private final ApplicationCode code;
  private final StackTraceElement[] frames;
  private final int own;

  Stack(ApplicationCode code, StackTraceElement[] frames) {
    this.code = code;
    this.frames = frames;
    own = nearest();
  }

  /** The nearest frame of the application, or null. */
  @Nullable StackTraceElement own() {
    return own < 0 ? null : frames[own];
  }

  /** The index of that frame; negative without one. */
  int ownIndex() {
    return own;
  }

  private int nearest() {
    for (int i = 0; i < frames.length; i++) {
      String method = frames[i].getMethodName();
      if (!code.isApplication(frames[i].getClassName())) {
        continue;
      }
      if (!FrameNames.isSynthetic(method)) {
        return i;
      }
      // An attribute that loads itself is read by a getter of the same class: the place is whoever
      // called that.
      if (i + 1 < frames.length
          && method.startsWith("$$_hibernate_")
          && frames[i + 1].getClassName().equals(frames[i].getClassName())) {
        i++;
      }
    }
    return -1;
  }

  /** The framework's method that the application called, as {@code Type.method}; or null. */
  @Nullable String hop() {
    for (int i = own - 1; i >= 0; i--) {
      String name = frames[i].getClassName();
      if (Origins.isProxy(name)) {
        return ofProxy(frames[i]);
      }
      if (ApplicationCode.isAgent(name) || isPlumbing(name)) {
        return null;
      }
      if (code.isApplication(name)) {
        return of(name, frames[i]);
      }
      String written = FrameNames.original(name);
      if (!isLanguage(written) && !(written.equals(name) && ApplicationCode.isGenerated(name))) {
        return of(written, frames[i]);
      }
    }
    return null;
  }

  private @Nullable String ofProxy(StackTraceElement frame) {
    String type = code.interfaceOf(frame.getClassName());
    return type == null || isLanguage(type) ? null : of(type, frame);
  }

  private static String of(String type, StackTraceElement frame) {
    return FrameNames.simple(type) + '.' + FrameNames.method(frame.getMethodName());
  }

  private static boolean isLanguage(String name) {
    return ApplicationCode.isJdk(name) || name.startsWith("kotlin.") || name.startsWith("scala.");
  }

  /** Whether it is part of a connection pool or of a driver. */
  static boolean isPlumbing(String name) {
    for (String prefix : PLUMBING) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
