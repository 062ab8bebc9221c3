package io.narrows.instrumentation.servlet;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/**
 * Jetty 12 by its core, which all its servlet environments and its own handlers share. Before 12
 * the servlet interfaces serve.
 */
public final class Jetty implements Instrumentation {
  private static final String COMPLETED =
      "(Lorg/eclipse/jetty/server/HttpStream;Ljava/lang/Throwable;)V";
  private static final String STATE = "org.eclipse.jetty.server.internal.HttpChannelState";

  @Override
  public String name() {
    return "jetty";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        mapped("ee10"),
        mapped("ee11"),
        // What carries its request from the beginning to the end.
        Weave.named(STATE + "$ChannelRequest").attachable(),
        Weave.named("org.eclipse.jetty.server.Server")
            .advise("handle", "(Lorg/eclipse/jetty/server/Request;", JettyAdvice.Begin.class),
        Weave.named(STATE + "$HandlerInvoker").advise("run", "()V", JettyAdvice.Leave.class),
        Weave.named(STATE)
            .advise("completeStream", COMPLETED, JettyAdvice.Measured.class)
            .advise("completeStream", COMPLETED, JettyAdvice.End.class));
  }

  private static Weave mapped(String environment) {
    String servlet = "org.eclipse.jetty." + environment + ".servlet.ServletHandler";
    return Weave.named(servlet + "$MappedServlet")
        .advise("handle", "(L" + servlet.replace('.', '/') + ";", JettyAdvice.Mapped.class);
  }
}
