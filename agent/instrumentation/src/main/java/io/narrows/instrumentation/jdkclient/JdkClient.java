package io.narrows.instrumentation.jdkclient;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/** The JDK's HTTP client: what its callers call, and where its headers are made and arrive. */
public final class JdkClient implements Instrumentation {
  private static final String PACKAGE = "jdk.internal.net.http.";

  @Override
  public String name() {
    return "jdk-http-client";
  }

  @Override
  public List<Weave> weaves() {
    String request = "(Ljava/net/http/HttpRequest;";
    String send = request + "Ljava/net/http/HttpResponse$BodyHandler;";
    String exchange = "(L" + PACKAGE.replace('.', '/') + "Exchange;)";
    return List.of(
        Weave.named(PACKAGE + "HttpClientImpl")
            .advise("send", send + ")", Send.class)
            .advise(
                "sendAsync",
                send + "Ljava/net/http/HttpResponse$PushPromiseHandler;)",
                SendAsync.class)
            .advise("start", "()V", Library.class),
        Weave.named(PACKAGE + "HttpClientImpl$DelegatingExecutor")
            .advise("execute", "(Ljava/lang/Runnable;)V", Library.class),
        Weave.named(PACKAGE + "HttpRequestImpl")
            .advise("<init>", request + "Ljava/net/ProxySelector;)", Headers.class),
        Weave.named(PACKAGE + "PlainHttpConnection")
            .advise("connectAsync", exchange, Connect.class),
        Weave.named(PACKAGE + "AsyncSSLConnection", PACKAGE + "AsyncSSLTunnelConnection")
            .advise("connectAsync", exchange, Secured.class)
            .advise("finishConnect", "()", Handshake.class),
        Weave.named(PACKAGE + "MultiExchange").advise("<init>", request, Exchange.class),
        Weave.named(PACKAGE + "Exchange")
            .advise("responseAsync", "()", Sending.class)
            .advise("readBodyAsync", "", HeadersArrived.class));
  }
}
