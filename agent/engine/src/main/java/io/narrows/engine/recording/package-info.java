/**
 * What happens on application threads: the stack clock of one thread ({@link
 * io.narrows.engine.recording.Slice}), the request it works for, and the bounded way to the one
 * thread that reads them. No lock, no I/O, no logging here; nothing is allocated per operation.
 */
@NullMarked
package io.narrows.engine.recording;

import org.jspecify.annotations.NullMarked;
