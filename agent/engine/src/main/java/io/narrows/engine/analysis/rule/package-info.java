/**
 * One class for each kind of bottleneck; {@link io.narrows.engine.analysis.rule.Rules} lists them.
 */
@NullMarked
package io.narrows.engine.analysis.rule;

import org.jspecify.annotations.NullMarked;
