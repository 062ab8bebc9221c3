/**
 * Which line of the application's own code issued an operation; entry {@link
 * io.narrows.engine.site.CallSites}. What is here runs on the drain, and reads stacks that the
 * recording kept.
 */
@NullMarked
package io.narrows.engine.site;

import org.jspecify.annotations.NullMarked;
