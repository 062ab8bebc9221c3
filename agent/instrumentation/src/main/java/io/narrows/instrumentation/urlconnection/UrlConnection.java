package io.narrows.instrumentation.urlconnection;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/** Connections of the JDK's http and https protocol handlers. */
public final class UrlConnection implements Instrumentation {
  private static final String PACKAGE = "sun.net.www.protocol.";

  @Override
  public String name() {
    return "http-url-connection";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        Weave.named(PACKAGE + "http.HttpURLConnection")
            .advise("connect", "()V", Connect.class)
            .advise("getOutputStream", "()", Connect.class)
            .advise("getInputStream", "()", Response.class),
        // The connection behind that of https, which overrides connecting only.
        Weave.named(PACKAGE + "https.AbstractDelegateHttpsURLConnection")
            .advise("connect", "()V", Connect.class));
  }
}
