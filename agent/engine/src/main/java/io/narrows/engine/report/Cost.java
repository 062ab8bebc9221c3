package io.narrows.engine.report;

import io.narrows.engine.analysis.Units;

/**
 * What the agent itself used so far, as measured; what it adds to the application's own threads is
 * not in it, because nobody can measure that from inside.
 *
 * @param agentCpuNanos of the agent's own threads; -1 where the JVM does not say
 * @param processCpuNanos of the whole process; -1 where the JVM does not say
 */
public record Cost(long agentCpuNanos, long processCpuNanos) {
  public static final Cost UNKNOWN = new Cost(-1, -1);

  boolean isKnown() {
    return agentCpuNanos >= 0 && processCpuNanos > 0;
  }

  /** In one clause; empty when it is not known. */
  String said() {
    return isKnown()
        ? "the agent's own threads used "
            + Units.duration(agentCpuNanos)
            + " of CPU, "
            + Units.percent((double) agentCpuNanos / processCpuNanos)
            + " of the process's"
        : "";
  }
}
