/**
 * What both halves of the agent know and neither owns: the settings and the inventory, gathered in
 * {@link io.narrows.facts.Facts}. Nothing here but the JDK.
 */
@NullMarked
package io.narrows.facts;

import org.jspecify.annotations.NullMarked;
