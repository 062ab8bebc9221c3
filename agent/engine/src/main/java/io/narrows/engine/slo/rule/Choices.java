package io.narrows.engine.slo.rule;

import io.narrows.engine.slo.Windows;

/**
 * What the command line decides about the rules.
 *
 * @param leastBad how many bad events the long window of an alert has to hold: at little traffic
 *     one failure is many percent
 * @param grafana where Grafana is
 * @param runbooks where the runbooks are
 */
public record Choices(Windows windows, int leastBad, String grafana, String runbooks) {}
