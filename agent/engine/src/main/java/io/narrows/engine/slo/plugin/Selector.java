package io.narrows.engine.slo.plugin;

import io.narrows.engine.slo.Promql;
import org.jspecify.annotations.Nullable;

/** The matchers between the braces of a series. */
final class Selector {
  private final String matchers;

  private Selector(String matchers) {
    this.matchers = matchers;
  }

  static Selector service(String name) {
    return new Selector("service_name=" + Promql.quoted(name));
  }

  Selector and(String matcher) {
    return new Selector(matchers + "," + matcher);
  }

  Selector equal(String label, @Nullable String value) {
    return value == null ? this : and(label + "=" + Promql.quoted(value));
  }

  Selector like(String label, @Nullable String pattern) {
    return pattern == null ? this : and(label + "=~" + Promql.quoted(pattern));
  }

  @Override
  public String toString() {
    return "{" + matchers + "}";
  }
}
