package io.narrows.engine.visit;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What is said to who comes: one answer to one request. */
public interface Answering {
  /** How many bytes of a request are read at most. */
  int longestRequest();

  /** The answer, or null as long as this is not all of a request. */
  @Nullable ByteBuffer answer(byte[] received, int length);

  /** The answer where more came than is read. */
  ByteBuffer tooLong();
}
