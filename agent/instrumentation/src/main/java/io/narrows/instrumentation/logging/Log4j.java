package io.narrows.instrumentation.logging;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/** Log4j 2: the context of an event is copied where it is logged, by whichever injector. */
public final class Log4j implements Instrumentation {
  @Override
  public String name() {
    return "log4j";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        Weave.subtypesOf("org.apache.logging.log4j.core.ContextDataInjector")
            .advise(
                "injectContextData",
                "(Ljava/util/List;Lorg/apache/logging/log4j/util/StringMap;)",
                Log4jContext.class));
  }
}
