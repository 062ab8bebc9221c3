/**
 * What a rule is, what it sees ({@link io.narrows.engine.analysis.verdict.Scene}), what it finds,
 * and how findings are weighed ({@link io.narrows.engine.analysis.verdict.Judge}): which are worth
 * a word, in which order, and how much a fix would save.
 */
@NullMarked
package io.narrows.engine.analysis.verdict;

import org.jspecify.annotations.NullMarked;
