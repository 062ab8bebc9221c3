/** The weaving and the recording of tasks together, in JVMs of their own. */
@NullMarked
package io.narrows.launcher.tasks;

import org.jspecify.annotations.NullMarked;
