/** JMH benchmarks of the recording path. */
@NullMarked
package io.narrows.benchmarks;

import org.jspecify.annotations.NullMarked;
