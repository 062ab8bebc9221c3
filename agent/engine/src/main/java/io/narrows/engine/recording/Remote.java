package io.narrows.engine.recording;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The target of an outgoing HTTP call: its signature.
 *
 * @param method the method as sent
 * @param scheme http or https
 * @param host the server's name
 * @param port the port, the default of the scheme made explicit
 */
public record Remote(String method, @Nullable String scheme, @Nullable String host, int port) {
  // Written out: what a record gets from the compiler is linked by invokedynamic at its first use,
  // which is on an application thread.
  @Override
  public boolean equals(Object other) {
    return other instanceof Remote that
        && port == that.port
        && method.equals(that.method)
        && Objects.equals(scheme, that.scheme)
        && Objects.equals(host, that.host);
  }

  @Override
  public int hashCode() {
    return (31 * method.hashCode() + (host == null ? 0 : host.hashCode())) * 31 + port;
  }
}
