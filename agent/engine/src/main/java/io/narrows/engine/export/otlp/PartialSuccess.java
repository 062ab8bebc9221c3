package io.narrows.engine.export.otlp;

import java.nio.charset.StandardCharsets;

/**
 * What a receiver did not take of a request that it answered with success. The answers to traces,
 * metrics and logs have the same shape: field 1 is a message with the number of rejected items as
 * field 1 and the reason as field 2.
 */
final class PartialSuccess {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final byte[] message;
  private int at;
  private int end;
  private long rejected;
  private String reason = "";

  private PartialSuccess(byte[] message) {
    this.message = message;
    end = message.length;
  }

  /** Reads an answer; one that is not understood rejects nothing. */
  static PartialSuccess read(byte[] message) {
    PartialSuccess success = new PartialSuccess(message);
    try {
      success.readAnswer();
    } catch (IndexOutOfBoundsException malformed) {
      success.rejected = 0;
    }
    return success;
  }

  long rejected() {
    return Math.max(0, rejected);
  }

  String reason() {
    return reason;
  }

  private void readAnswer() {
    while (at < end) {
      long tag = varint();
      if (tag == (1 << 3 | BYTES)) {
        int length = (int) varint();
        int outer = end;
        end = limit(length);
        readPartialSuccess();
        end = outer;
      } else {
        skip((int) tag & 7);
      }
    }
  }

  private void readPartialSuccess() {
    while (at < end) {
      long tag = varint();
      if (tag == (1 << 3 | VARINT)) {
        rejected = varint();
      } else if (tag == (2 << 3 | BYTES)) {
        int to = limit((int) varint());
        reason = new String(message, at, to - at, StandardCharsets.UTF_8);
        at = to;
      } else {
        skip((int) tag & 7);
      }
    }
  }

  private void skip(int wireType) {
    switch (wireType) {
      case VARINT:
        varint();
        break;
      case FIXED64:
        at = limit(8);
        break;
      case BYTES:
        at = limit((int) varint());
        break;
      case FIXED32:
        at = limit(4);
        break;
      default:
        throw new IndexOutOfBoundsException();
    }
  }

  private int limit(int length) {
    if (length < 0 || length > end - at) {
      throw new IndexOutOfBoundsException();
    }
    return at + length;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        throw new IndexOutOfBoundsException();
      }
      byte next = message[at++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException();
  }
}
