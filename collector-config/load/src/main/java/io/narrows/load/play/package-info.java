/**
 * Plays a recording as if many services sent it. Entry type: {@link io.narrows.load.play.Player}.
 * Law: an open loop that never tries again, so that what is refused is seen and not hidden.
 */
@NullMarked
package io.narrows.load.play;

import org.jspecify.annotations.NullMarked;
