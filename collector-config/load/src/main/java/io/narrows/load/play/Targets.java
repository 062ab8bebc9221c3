package io.narrows.load.play;

import io.narrows.load.WrongUse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom a URL means. */
public final class Targets {
  private Targets() {}

  /**
   * @throws WrongUse when the scheme and the certificates do not belong together
   * @throws IOException when a certificate cannot be read
   */
  public static Target of(URI to, Map<String, String> headers, @Nullable Tls tls)
      throws IOException, WrongUse {
    boolean isSecured = to.getScheme().equals("grpcs");
    if (isSecured != (tls != null)) {
      throw new WrongUse("--ca, --cert and --key belong to --to grpcs://HOST:PORT, and it to them");
    }
    return to.getScheme().startsWith("http")
        ? new HttpTarget(to, headers)
        : new GrpcTarget(to, headers, tls);
  }
}
