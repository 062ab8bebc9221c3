/**
 * The only types that woven code may name; they live in the boot loader. The law here: imports of
 * {@code java.base} only, and nothing logs, throws, blocks or does I/O. Start at {@link
 * io.narrows.bootstrap.Probe}.
 */
@NullMarked
package io.narrows.bootstrap;

import org.jspecify.annotations.NullMarked;
