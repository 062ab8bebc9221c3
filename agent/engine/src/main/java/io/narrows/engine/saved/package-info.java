/**
 * What can be done with a report that was written as JSON: {@link io.narrows.engine.saved.Saved}
 * reads it, gates judge it, SARIF carries it into code reviews, and {@link
 * io.narrows.engine.saved.Comparison} says what a change has brought. Runs in the command line, and
 * never in an application.
 */
@NullMarked
package io.narrows.engine.saved;

import org.jspecify.annotations.NullMarked;
