/**
 * Service level objectives: what an SLO file says, as values. Entry type: {@link
 * io.narrows.engine.slo.Slo}. Law: knows neither files nor rules; both know it.
 */
@NullMarked
package io.narrows.engine.slo;

import org.jspecify.annotations.NullMarked;
