/**
 * The accuracy benchmark: plants bottlenecks, asks the agent what it found, and compares that with
 * the truth. Entry {@link io.narrows.accuracy.Accuracy}.
 */
@NullMarked
package io.narrows.accuracy;

import org.jspecify.annotations.NullMarked;
