/**
 * What {@code ./demo --stack} shows: the shop's telemetry on its way through the Collector to
 * Prometheus, Jaeger and Alertmanager, and the pager that rings when an objective is missed. {@link
 * com.example.demo.stack.StackDemo} is the way in.
 */
@NullMarked
package com.example.demo.stack;

import org.jspecify.annotations.NullMarked;
