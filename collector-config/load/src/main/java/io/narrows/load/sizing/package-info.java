/**
 * What the Collector configurations of this repository cost, measured. Entry type: {@link
 * io.narrows.load.sizing.SizeVerb}. Law: a number of another process is never counted as the
 * Collector's.
 */
@NullMarked
package io.narrows.load.sizing;

import org.jspecify.annotations.NullMarked;
