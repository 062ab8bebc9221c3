/**
 * The verbs of {@code java -jar narrows.jar}: {@link io.narrows.engine.cli.Verbs} is the list,
 * {@link io.narrows.engine.cli.CommandLine} what the launcher calls.
 */
@NullMarked
package io.narrows.engine.cli;

import org.jspecify.annotations.NullMarked;
