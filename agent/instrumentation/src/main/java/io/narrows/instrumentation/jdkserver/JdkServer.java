package io.narrows.instrumentation.jdkserver;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/**
 * The JDK's HTTP server. A request begins with the first filter of its context and ends when its
 * response is written, by whatever thread does that.
 */
public final class JdkServer implements Instrumentation {
  private static final String PACKAGE = "sun.net.httpserver.";

  @Override
  public String name() {
    return "jdk-http-server";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        Weave.named(PACKAGE + "HttpExchangeImpl", PACKAGE + "HttpsExchangeImpl")
            .advise("<init>", "(Lsun/net/httpserver/ExchangeImpl;)", Begin.class),
        Weave.named("com.sun.net.httpserver.Filter$Chain")
            .advise("doFilter", "(Lcom/sun/net/httpserver/HttpExchange;)", Handle.class),
        Weave.named(PACKAGE + "ServerImpl$Exchange").advise("run", "()V", Leave.class),
        Weave.named(PACKAGE + "ExchangeImpl")
            .attachable()
            .advise("sendResponseHeaders", "(IJ)V", Respond.class)
            .advise("close", "()V", Close.class),
        Weave.named(PACKAGE + "ChunkedOutputStream").advise("writeChunk", "()V", Chunk.class),
        // Renamed in 21.
        Weave.named(PACKAGE + "WriteFinishedEvent", PACKAGE + "Event$WriteFinished")
            .advise("<init>", "(Lsun/net/httpserver/ExchangeImpl;)", Written.class));
  }
}
