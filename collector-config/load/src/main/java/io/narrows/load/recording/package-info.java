/**
 * What a service once sent, kept as it was but for what says where that was. Entry type: {@link
 * io.narrows.load.recording.Recording}.
 */
@NullMarked
package io.narrows.load.recording;

import org.jspecify.annotations.NullMarked;
