/**
 * What was met in this JVM, for the report's coverage line; entry {@link
 * io.narrows.facts.inventory.Inventory}. Bounded, and nobody who adds ever waits.
 */
@NullMarked
package io.narrows.facts.inventory;

import org.jspecify.annotations.NullMarked;
