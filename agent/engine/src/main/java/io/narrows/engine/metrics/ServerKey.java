package io.narrows.engine.metrics;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tells server requests apart in metrics.
 *
 * @param scheme http or https
 * @param protocol as the container says it, for example {@code HTTP/1.1}
 * @param status -1 when there was none
 * @param error the {@code error.type}, or null
 */
public record ServerKey(
    String method,
    String scheme,
    @Nullable String protocol,
    @Nullable String route,
    int status,
    @Nullable String error) {

  // By hand: those of a record are linked at run time, through some 40 classes (measured).
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof ServerKey)) {
      return false;
    }
    ServerKey that = (ServerKey) other;
    return status == that.status
        && method.equals(that.method)
        && Objects.equals(route, that.route)
        && scheme.equals(that.scheme)
        && Objects.equals(protocol, that.protocol)
        && Objects.equals(error, that.error);
  }

  @Override
  public int hashCode() {
    int hash = method.hashCode() * 31 + scheme.hashCode();
    hash = hash * 31 + (protocol == null ? 0 : protocol.hashCode());
    hash = hash * 31 + (route == null ? 0 : route.hashCode());
    hash = hash * 31 + status;
    return hash * 31 + (error == null ? 0 : error.hashCode());
  }
}
