package io.narrows.facts.inventory;

/**
 * Classes that nobody wrote: proxies, subclasses and accessors made at run time, by their names.
 */
final class Generated {
  private static final String[] MARKS = {
    "$$SpringCGLIB",
    "$$EnhancerBy",
    "$$FastClass",
    "$$KeyFactory",
    "$$Lambda",
    "$HibernateProxy",
    "$HibernateAccessOptimizer",
    "$HibernateInstantiator",
    "$ByteBuddy$",
    "$MockitoMock$",
    "$auxiliary$",
    "_$$_",
    "_ClientProxy",
    "_Subclass",
    "GeneratedMethodAccessor",
    "GeneratedConstructorAccessor"
  };

  private static final String PROXY = "$Proxy";

  private Generated() {}

  static boolean isGenerated(String className) {
    if (isProxy(className)) {
      return true;
    }
    for (String mark : MARKS) {
      if (className.contains(mark)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is named as the JDK names its proxies, or the JDK's like: {@code $Proxy12}. */
  static boolean isProxy(String className) {
    int at = className.lastIndexOf(PROXY);
    int digit = at + PROXY.length();
    return at >= 0 && digit < className.length() && Character.isDigit(className.charAt(digit));
  }
}
