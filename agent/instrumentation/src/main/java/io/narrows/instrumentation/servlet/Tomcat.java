package io.narrows.instrumentation.servlet;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/**
 * Tomcat's own entry: the valve of its host, inside which error pages are made, and the moment when
 * a request is finished, asynchronous ones included. The same classes in both name spaces.
 */
public final class Tomcat implements Instrumentation {
  @Override
  public String name() {
    return "tomcat";
  }

  @Override
  public List<Weave> weaves() {
    String request = "org.apache.catalina.connector.Request";
    return List.of(
        Weave.named("org.apache.catalina.core.StandardHostValve")
            .advise("invoke", "(Lorg/apache/catalina/connector/Request;", TomcatAdvice.Serve.class),
        Weave.named(request)
            .advise("startAsync", "(L", TomcatAdvice.Carry.class)
            .advise("finishRequest", "()V", TomcatAdvice.Finish.class)
            .advise("recycle", "()V", TomcatAdvice.Finish.class));
  }
}
