/** A real browser for tests of pages. */
@NullMarked
package io.narrows.engine.browser;

import org.jspecify.annotations.NullMarked;
