/** The weaving and the recording of HTTP together, in JVMs of their own. */
@NullMarked
package io.narrows.launcher.http;

import org.jspecify.annotations.NullMarked;
