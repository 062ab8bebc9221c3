/**
 * A load generator for Collectors, and what is measured with it. Entry type: {@link
 * io.narrows.load.Main}. Law: it sends to loopback unless it is told otherwise.
 */
@NullMarked
package io.narrows.load;

import org.jspecify.annotations.NullMarked;
