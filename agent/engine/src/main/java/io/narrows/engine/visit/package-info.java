/**
 * Who comes to a socket of the agent's, served without waiting. Entry type: {@link
 * io.narrows.engine.visit.Reception}. Law: knows neither what is asked nor what is answered.
 */
@NullMarked
package io.narrows.engine.visit;

import org.jspecify.annotations.NullMarked;
