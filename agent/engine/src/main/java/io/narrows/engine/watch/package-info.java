/**
 * Looks for findings while the application runs: once a window, entry {@link
 * io.narrows.engine.watch.Watch}. What is found has a life, {@link io.narrows.engine.watch.Lives},
 * because a finding is news once and not every minute.
 */
@NullMarked
package io.narrows.engine.watch;

import org.jspecify.annotations.NullMarked;
