/**
 * Says what a {@link io.narrows.engine.analysis.Snapshot} holds: {@link
 * io.narrows.engine.report.Reports} as text, as one page, and as JSON with a schema. The same data
 * gives the same bytes.
 */
@NullMarked
package io.narrows.engine.report;

import org.jspecify.annotations.NullMarked;
