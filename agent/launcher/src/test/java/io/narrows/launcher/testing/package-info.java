/** Forks real JVMs with the real narrows.jar beside the tiny programs that it watches. */
@NullMarked
package io.narrows.launcher.testing;

import org.jspecify.annotations.NullMarked;
