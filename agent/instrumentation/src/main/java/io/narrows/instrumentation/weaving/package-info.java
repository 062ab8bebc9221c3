/**
 * How classes are matched and woven. {@link io.narrows.instrumentation.weaving.Weaver} is the
 * transformer; most classes leave it after a look at their constant pool.
 */
@NullMarked
package io.narrows.instrumentation.weaving;

import org.jspecify.annotations.NullMarked;
