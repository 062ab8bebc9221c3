/**
 * Puts the two halves of the agent together, in its own loader; entry {@link
 * io.narrows.launcher.agent.Entry}.
 */
@NullMarked
package io.narrows.launcher.agent;

import org.jspecify.annotations.NullMarked;
