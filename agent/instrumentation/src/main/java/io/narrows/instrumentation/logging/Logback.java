package io.narrows.instrumentation.logging;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/** Logback: an event keeps its trace from where it was logged to where it is written. */
public final class Logback implements Instrumentation {
  @Override
  public String name() {
    return "logback";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        Weave.named("ch.qos.logback.classic.spi.LoggingEvent")
            .attachable()
            .advise("<init>", "(Ljava/lang/String;", LogbackEvent.class)
            .advise("getMDCPropertyMap", "()Ljava/util/Map;", LogbackContext.class));
  }
}
