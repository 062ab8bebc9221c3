package io.narrows.instrumentation.weaving;

import org.objectweb.asm.Type;

/** Where a parameter of advice comes from. */
final class Source {
  /** What advice can ask for. */
  enum Kind {
    THIS,
    ARGUMENT,
    FIELD,
    TOKEN,
    RESULT,
    THROWN
  }

  final Kind kind;
  final Type type;
  final int argument;
  final String field;
  final boolean writable;

  /**
   * @param type what advice takes it for
   * @param argument its index, where it is an argument
   * @param field its name, where it is a field
   */
  Source(Kind kind, Type type, int argument, String field, boolean writable) {
    this.kind = kind;
    this.type = type;
    this.argument = argument;
    this.field = field;
    this.writable = writable;
  }
}
