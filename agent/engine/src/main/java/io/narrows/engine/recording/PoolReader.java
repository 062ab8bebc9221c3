package io.narrows.engine.recording;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Reads a pool through its getters, on a thread of the agent's. */
final class PoolReader {
  private final WeakReference<Object> pool;
  private final WeakReference<Object> settings;
  private final PoolLibrary library;

  PoolReader(Object pool, Object settings, PoolLibrary library) {
    this.pool = new WeakReference<>(pool);
    this.settings = new WeakReference<>(settings);
    this.library = library;
  }

  boolean isGone() {
    return pool.refersTo(null);
  }

  boolean isClosed() {
    Object target = pool.get();
    if (target == null || library == PoolLibrary.TOMCAT_JDBC && bean(target) == null) {
      return true;
    }
    return Boolean.TRUE.equals(set(library.closed)) || Boolean.TRUE.equals(now(library.closed));
  }

  @Nullable String name() {
    Object name = library.name == null ? null : set(library.name);
    return name instanceof String && !((String) name).isBlank() ? (String) name : null;
  }

  PoolGauges read() {
    PoolLibrary.Getters getters = library.getters;
    return new PoolGauges(
        number(now(getters.used())),
        number(now(getters.idle())),
        number(set(getters.max())),
        number(set(getters.minIdle())),
        number(set(getters.maxIdle())),
        getters.pending() == null ? -1 : number(now(getters.pending())));
  }

  private static int number(@Nullable Object value) {
    return value instanceof Number ? Math.max(-1, ((Number) value).intValue()) : -1;
  }

  /** What the pool has now: asked of its bean where there is one, never of who would make it. */
  private @Nullable Object now(String getter) {
    Object target = pool.get();
    if (target == null) {
      return null;
    }
    Object bean = bean(target);
    if (bean != null) {
      return call(bean, getter);
    }
    return library == PoolLibrary.TOMCAT_JDBC ? null : call(target, getter);
  }

  /** Who knows the numbers of now, where the data source does not, or would make the pool first. */
  private @Nullable Object bean(Object target) {
    switch (library) {
      case HIKARICP:
        return call(target, "getHikariPoolMXBean");
      case TOMCAT_JDBC:
        return field(target, library.dataSource, "pool");
      default:
        return null;
    }
  }

  /** How the pool was set up. */
  private @Nullable Object set(String getter) {
    Object target = pool.get();
    Object value = target == null ? null : call(target, getter);
    if (value != null) {
      return value;
    }
    Object from = settings.get();
    return from == null ? null : call(from, getter);
  }

  private static @Nullable Object call(Object target, String getter) {
    try {
      return target.getClass().getMethod(getter).invoke(target);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError absent) {
      return null;
    }
  }

  private static @Nullable Object field(Object target, String declaring, String name) {
    Class<?> type = target.getClass();
    while (type != null && !type.getName().equals(declaring)) {
      type = type.getSuperclass();
    }
    try {
      if (type != null) {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(target);
      }
    } catch (ReflectiveOperationException | RuntimeException closed) {
      // A module that is not open keeps it to itself.
    }
    return null;
  }
}
