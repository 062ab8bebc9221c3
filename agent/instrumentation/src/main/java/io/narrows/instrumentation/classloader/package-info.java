/** Class loaders that do not ask the boot loader would not see the types that woven code names. */
@NullMarked
package io.narrows.instrumentation.classloader;

import org.jspecify.annotations.NullMarked;
