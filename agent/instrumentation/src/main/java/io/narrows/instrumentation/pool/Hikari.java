package io.narrows.instrumentation.pool;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/**
 * HikariCP's pools from their making on: one that nobody has asked for a connection has gauges too,
 * and its connections are made on threads that know nothing of it but their data source.
 */
public final class Hikari implements Instrumentation {
  @Override
  public String name() {
    return "hikaricp";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        Weave.named("com.zaxxer.hikari.pool.PoolBase")
            .advise("<init>", "(Lcom/zaxxer/hikari/HikariConfig;)V", HikariAdvice.class));
  }
}
