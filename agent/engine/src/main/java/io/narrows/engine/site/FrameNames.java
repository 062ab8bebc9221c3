package io.narrows.engine.site;

/** Names of frames as somebody wrote them, and not as a compiler made them. */
final class FrameNames {
  private FrameNames() {}

  /**
   * The method in whose body a frame stands: {@code place} for {@code lambda$place$0} of javac,
   * {@code place$lambda$1} and {@code place$lambda-1} of Kotlin, {@code $anonfun$place$1} of Scala.
   */
  static String method(String name) {
    if (name.startsWith("lambda$")) {
      String body = name.substring("lambda$".length());
      int end = body.lastIndexOf('$');
      return initializer(end > 0 ? body.substring(0, end) : body);
    }
    if (name.startsWith("$anonfun$")) {
      String body = name.substring("$anonfun$".length());
      int end = body.indexOf('$');
      return end > 0 ? body.substring(0, end) : body;
    }
    for (String mark : new String[] {"$lambda$", "$lambda-", "$suspendImpl", "$default"}) {
      int end = name.indexOf(mark);
      if (end > 0) {
        return name.substring(0, end);
      }
    }
    return name;
  }

  private static String initializer(String body) {
    return switch (body) {
      case "new" -> "<init>";
      case "static" -> "<clinit>";
      default -> body;
    };
  }

  /** Whether a compiler made this method, so that its caller is the place. */
  static boolean isSynthetic(String method) {
    return method.startsWith("access$") || method.startsWith("$$_hibernate_");
  }

  /** The class without its package and without what it encloses: {@code Orders} of a.Orders$1. */
  static String simple(String className) {
    String name = className.substring(className.lastIndexOf('.') + 1);
    int inner = name.indexOf('$', 1);
    return inner < 0 ? name : name.substring(0, inner);
  }

  /** The class that a generated one was made from, or null where its name does not say. */
  static String original(String generated) {
    for (String mark : new String[] {"$$", "$HibernateProxy", "$ByteBuddy$", "_$$_", "_Subclass"}) {
      int end = generated.indexOf(mark);
      if (end > 0) {
        return generated.substring(0, end);
      }
    }
    return generated;
  }
}
