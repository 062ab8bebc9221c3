/** The real jar on the real sample shop, as a user starts it. */
@NullMarked
package io.narrows.whole;

import org.jspecify.annotations.NullMarked;
