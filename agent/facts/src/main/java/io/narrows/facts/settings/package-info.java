/**
 * Every setting with its default, its accepted values and its one sentence, in {@link
 * io.narrows.facts.settings.Options}; read once, by {@link io.narrows.facts.settings.Settings}. A
 * mistake in a setting is one line and the default, never an exception.
 */
@NullMarked
package io.narrows.facts.settings;

import org.jspecify.annotations.NullMarked;
