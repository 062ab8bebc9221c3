/**
 * Prometheus rules of objectives: how fast each budget burns, and who is told. Entry type: {@link
 * io.narrows.engine.slo.rule.RuleFile}. Law: the same objectives make the same bytes.
 */
@NullMarked
package io.narrows.engine.slo.rule;

import org.jspecify.annotations.NullMarked;
