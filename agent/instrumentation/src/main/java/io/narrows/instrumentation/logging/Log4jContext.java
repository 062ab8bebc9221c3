package io.narrows.instrumentation.logging;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.apache.logging.log4j.core.impl.ContextDataFactory;
import org.apache.logging.log4j.util.StringMap;

/** The map that was made may be the application's own, so that ours is another. */
final class Log4jContext {
  private Log4jContext() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Return(readOnly = false) StringMap context) {
    context =
        Probe.traceId() == null
            ? context
            : ContextDataFactory.createContextData(Probe.correlated(context.toMap()));
  }
}
