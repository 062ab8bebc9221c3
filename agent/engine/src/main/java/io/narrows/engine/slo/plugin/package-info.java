/**
 * Indicators that a file names instead of writing PromQL, one class each. Entry type: {@link
 * io.narrows.engine.slo.plugin.Plugins}.
 */
@NullMarked
package io.narrows.engine.slo.plugin;

import org.jspecify.annotations.NullMarked;
