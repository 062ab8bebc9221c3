package org.stubs.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an interface of JDBC, of which these stubs need few of the methods: what a subclass
 * does not answer is answered with nothing.
 */
abstract class Answers implements InvocationHandler {
  static final Object NOTHING = new Object();

  /** The answer, or {@link #NOTHING}. */
  abstract @Nullable Object answer(String method, Object[] arguments) throws Exception;

  <T> T as(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(Answers.class.getClassLoader(), new Class<?>[] {type}, this));
  }

  @Override
  public final @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Object[] given = arguments == null ? new Object[0] : arguments;
    switch (method.getName()) {
      case "equals":
        return proxy == given[0];
      case "hashCode":
        return System.identityHashCode(proxy);
      case "toString":
        return getClass().getSimpleName();
      default:
        Object answer = answer(method.getName(), given);
        return answer == NOTHING ? nothing(method.getReturnType()) : answer;
    }
  }

  private static @Nullable Object nothing(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    if (type == short.class) {
      return (short) 0;
    }
    if (type == byte.class) {
      return (byte) 0;
    }
    if (type == long.class) {
      return 0L;
    }
    if (type == double.class) {
      return 0d;
    }
    if (type == float.class) {
      return 0f;
    }
    return null;
  }
}
