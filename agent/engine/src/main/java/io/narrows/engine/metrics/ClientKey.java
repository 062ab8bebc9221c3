package io.narrows.engine.metrics;

import io.narrows.engine.recording.Remote;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tells outgoing HTTP calls apart in metrics.
 *
 * @param status -1 when there was none
 * @param error the {@code error.type}, or null
 */
public record ClientKey(String method, Remote remote, int status, @Nullable String error) {
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof ClientKey)) {
      return false;
    }
    ClientKey that = (ClientKey) other;
    return status == that.status
        && remote.port() == that.remote.port()
        && method.equals(that.method)
        && Objects.equals(remote.host(), that.remote.host())
        && Objects.equals(remote.scheme(), that.remote.scheme())
        && Objects.equals(error, that.error);
  }

  @Override
  public int hashCode() {
    int hash = method.hashCode() * 31 + Objects.hashCode(remote.host());
    hash = hash * 31 + Objects.hashCode(remote.scheme());
    hash = (hash * 31 + remote.port()) * 31 + status;
    return hash * 31 + Objects.hashCode(error);
  }
}
