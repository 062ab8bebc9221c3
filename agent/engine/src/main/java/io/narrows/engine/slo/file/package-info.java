/**
 * SLO files: Sloth's {@code prometheus/v1} as it is, OpenSLO {@code v1} by import. Entry type:
 * {@link io.narrows.engine.slo.file.SloFiles}. Law: what is not understood is refused, never
 * ignored.
 */
@NullMarked
package io.narrows.engine.slo.file;

import org.jspecify.annotations.NullMarked;
