package io.narrows.engine.overlay;

import io.narrows.engine.analysis.OwnStats;
import org.jspecify.annotations.Nullable;

/** What the application's code was in, as far as that is known to be dear. */
enum Leaf {
  EXCEPTIONS(OwnStats.MAKING_EXCEPTIONS, "java.lang.Throwable.fillInStackTrace"),
  REGEX_COMPILE(
      "compiling regular expressions",
      "java.util.regex.Pattern.compile",
      "java.util.regex.Pattern.<init>"),
  REGEX("matching regular expressions", "java.util.regex."),
  FORMAT("String.format", "java.util.Formatter", "java.text.DecimalFormat", "java.text.SimpleDate"),
  DECIMAL("BigDecimal", "java.math."),
  JSON(
      OwnStats.JSON,
      "com.fasterxml.jackson.",
      "tools.jackson.",
      "com.google.gson.",
      "org.eclipse.yasson.",
      "org.eclipse.parsson.",
      "org.glassfish.json.",
      "com.squareup.moshi.",
      "kotlinx.serialization.json."),
  XML(
      OwnStats.XML,
      "com.sun.org.apache.xerces.",
      "com.sun.org.apache.xml.",
      "com.sun.org.apache.xalan.",
      "com.sun.xml.",
      "com.ctc.wstx.",
      "org.apache.xerces.",
      "org.glassfish.jaxb."),
  DIGEST("digests", "java.security.MessageDigest", "sun.security.provider.", "com.sun.crypto."),
  LOGGING(OwnStats.LOGGING, "ch.qos.logback.", "org.apache.logging.log4j.", "java.util.logging."),
  REFLECTION(
      "reflection",
      "java.lang.Class.getMethod",
      "java.lang.Class.getDeclared",
      "java.lang.Class.privateGet",
      "java.lang.Class.forName",
      "java.lang.reflect.Proxy",
      "sun.reflect.annotation."),
  BOXING(
      "boxing",
      "java.lang.Integer.valueOf",
      "java.lang.Long.valueOf",
      "java.lang.Double.valueOf",
      "java.lang.Boolean.valueOf");

  private final String label;
  private final String[] beginnings;

  Leaf(String label, String... beginnings) {
    this.label = label;
    this.beginnings = beginnings;
  }

  /**
   * Names it.
   *
   * @param frames the innermost first
   * @param own the first frame that is the application's; their number where none is
   */
  static String of(StackTraceElement[] frames, int own) {
    for (Leaf leaf : values()) {
      for (int i = 0; i < own; i++) {
        if (leaf.has(frames[i])) {
          return leaf.label;
        }
      }
    }
    return own == 0 || own > frames.length ? "" : called(frames[own - 1]);
  }

  /** How many of the innermost frames make an exception; 0 where none is being made. */
  static int makingException(StackTraceElement[] frames) {
    int i = 0;
    while (i < frames.length && makesException(frames, i)) {
      i++;
    }
    return i;
  }

  private static boolean makesException(StackTraceElement[] frames, int i) {
    String method = frames[i].getMethodName();
    return EXCEPTIONS.has(frames[0])
        && (method.equals("fillInStackTrace") || method.equals("<init>"));
  }

  /** Whether a library below the application's own code makes or reads JSON or XML. */
  static boolean isSerialising(StackTraceElement[] frames, int own) {
    for (int i = 0; i < own; i++) {
      if (JSON.has(frames[i]) || XML.has(frames[i])) {
        return true;
      }
    }
    return false;
  }

  /** Whether a log library waited, and not the application's own code. */
  static boolean isLogging(StackTraceElement @Nullable [] stack) {
    for (int i = 0; stack != null && i < stack.length; i++) {
      if (LOGGING.has(stack[i])) {
        return true;
      }
    }
    return false;
  }

  private boolean has(StackTraceElement frame) {
    String name = frame.getClassName() + '.' + frame.getMethodName();
    for (String beginning : beginnings) {
      if (name.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  private static String called(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.substring(type.lastIndexOf('.') + 1) + '.' + frame.getMethodName();
  }
}
