/**
 * What the agent says about itself: {@link io.narrows.facts.log.Log}, on the standard error stream
 * and nowhere else. Neither {@code java.util.logging} nor {@code System.Logger}: touching them
 * early would choose the application's log manager for it.
 */
@NullMarked
package io.narrows.facts.log;

import org.jspecify.annotations.NullMarked;
