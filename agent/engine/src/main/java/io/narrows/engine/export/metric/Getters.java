package io.narrows.engine.export.metric;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Reads public getters of classes that the agent does not know. */
final class Getters {
  static final int UNKNOWN = -1;

  private Getters() {}

  /** What the getter returns, or -1 when there is none or it fails. */
  static int number(@Nullable Object of, String getter) {
    Object value = of == null ? null : value(of, getter);
    return value instanceof Number number ? number.intValue() : UNKNOWN;
  }

  /** What the getter returns, or null when there is none or it fails. */
  static @Nullable Object value(Object of, String getter) {
    try {
      Method method = of.getClass().getMethod(getter);
      return method.invoke(of);
    } catch (ReflectiveOperationException | RuntimeException hidden) {
      return viaInterfaces(of, of.getClass(), getter);
    }
  }

  /** A class that is not public itself may have the getter of an interface that is. */
  private static @Nullable Object viaInterfaces(Object of, @Nullable Class<?> type, String getter) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Class<?> face : each.getInterfaces()) {
        try {
          return face.getMethod(getter).invoke(of);
        } catch (IllegalAccessException | NoSuchMethodException | InvocationTargetException next) {
          continue;
        }
      }
    }
    return null;
  }

  /** The value of a public field, or null. */
  static @Nullable Object field(Object of, String name) {
    try {
      return of.getClass().getField(name).get(of);
    } catch (ReflectiveOperationException hidden) {
      return null;
    }
  }
}
