package io.narrows.bootstrap;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * What a servlet container tells about a request that was made asynchronous. The interface is the
 * application's own, {@code jakarta} or {@code javax}, so it is spoken to by reflection; this
 * happens once per asynchronous request, and in no other.
 */
final class AsyncEnd implements InvocationHandler {
  private final Operation request;
  private @Nullable Throwable error;

  private AsyncEnd(Operation request) {
    this.request = request;
  }

  static Object listener(Class<?> type, @Nullable Operation request) {
    InvocationHandler handler = request == null ? new Ignoring() : new AsyncEnd(request);
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
    Object event = arguments == null || arguments.length == 0 ? null : arguments[0];
    switch (method.getName()) {
      case "onError":
        error = (Throwable) read(event, "getThrowable");
        return null;
      case "onComplete":
        end(read(event, "getSuppliedResponse"));
        return null;
      default:
        return ofObject(proxy, method, event);
    }
  }

  private void end(@Nullable Object response) {
    Object status = read(response, "getStatus");
    Object type = Answers.isAsked(request) ? read(response, "getContentType") : null;
    Probe.endRequest(
        Answers.typed(request, type instanceof String ? (String) type : null),
        status instanceof Integer ? (Integer) status : -1,
        error);
  }

  private static @Nullable Object ofObject(Object proxy, Method method, @Nullable Object other) {
    switch (method.getName()) {
      case "equals":
        return proxy == other;
      case "hashCode":
        return System.identityHashCode(proxy);
      case "toString":
        return "narrows";
      default:
        return null;
    }
  }

  // Through a public type: the class itself is the container's and may be closed to us.
  private static @Nullable Object read(@Nullable Object from, String getter) {
    for (Class<?> type = from == null ? null : from.getClass();
        type != null;
        type = type.getSuperclass()) {
      Object value = readAs(type, from, getter);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable Object readAs(Class<?> type, @Nullable Object from, String getter) {
    Object value = isPublic(type) ? call(type, from, getter) : null;
    for (Class<?> implemented : type.getInterfaces()) {
      value = value == null ? readAs(implemented, from, getter) : value;
    }
    return value;
  }

  private static boolean isPublic(Class<?> type) {
    return java.lang.reflect.Modifier.isPublic(type.getModifiers());
  }

  private static @Nullable Object call(Class<?> type, @Nullable Object from, String getter) {
    try {
      return type.getMethod(getter).invoke(from);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException none) {
      return null;
    }
  }

  /** Where there was no request after all. */
  private static final class Ignoring implements InvocationHandler {
    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
      return ofObject(proxy, method, arguments == null ? null : arguments[0]);
    }
  }
}
