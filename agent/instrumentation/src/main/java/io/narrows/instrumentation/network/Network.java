package io.narrows.instrumentation.network;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/**
 * Lookups that ask a name service, so not those that a cache answers, sockets that connect, and
 * those that shake hands. Only what happens inside an outgoing call is counted.
 */
public final class Network implements Instrumentation {
  @Override
  public String name() {
    return "network";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        Weave.named("java.net.InetAddress")
            .advise("getAddressesFromNameService", "(Ljava/lang/String;", Lookup.class),
        Weave.named("java.net.Socket")
            .advise("connect", "(Ljava/net/SocketAddress;I)", SocketConnect.class),
        // Private: what is asked for ends here, and what the first read or write asks for.
        Weave.named("sun.security.ssl.SSLSocketImpl")
            .advise("startHandshake", "(Z)V", Handshake.class));
  }
}
