/**
 * One class for each bottleneck, and for each endpoint that has none; {@link Scenarios} lists them.
 */
@NullMarked
package org.example.bench.scenario;

import org.jspecify.annotations.NullMarked;
