/**
 * Metrics as the SDK reads them: {@link io.narrows.engine.export.metric.MetricSource} shows the
 * aggregates, the pools, the executors, the JVM and the agent itself under the names of the
 * conventions ({@link io.narrows.engine.export.metric.MetricNames}).
 */
@NullMarked
package io.narrows.engine.export.metric;

import org.jspecify.annotations.NullMarked;
