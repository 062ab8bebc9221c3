/**
 * What becomes of what was recorded. {@link io.narrows.engine.Engine} puts the parts together and
 * takes them apart in reverse.
 */
@NullMarked
package io.narrows.engine;

import org.jspecify.annotations.NullMarked;
