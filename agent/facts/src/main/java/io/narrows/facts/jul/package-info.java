/**
 * The part of {@code java.util.logging} that the libraries inside the agent call, over our own log:
 * the build relocates their references to here. Entry {@link io.narrows.facts.jul.Logger}.
 */
@NullMarked
package io.narrows.facts.jul;

import org.jspecify.annotations.NullMarked;
