/**
 * Fresh JVMs in alternating pairs, one without the agent and one with it; the machine's noise hits
 * both. Entry: {@link io.narrows.benchmarks.compare.Compare}.
 */
@NullMarked
package io.narrows.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
