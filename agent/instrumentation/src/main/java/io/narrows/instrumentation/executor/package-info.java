/**
 * Executors, timers and futures: who hands a task over, who runs it, who waits for it. Tasks are
 * never wrapped, so that removing, comparing and casting them works as without the agent.
 */
@NullMarked
package io.narrows.instrumentation.executor;

import org.jspecify.annotations.NullMarked;
