package io.narrows.engine.sql;

import io.narrows.engine.sql.Levels.State;

/** The part of {@link Grammar} that puts a name together and says what comes after it. */
final class Names {
  private final Summary summary;
  private final Levels levels;
  private final Definitions definitions;
  private boolean naming;
  private boolean afterDot;

  Names(Summary summary, Levels levels, Definitions definitions) {
    this.summary = summary;
    this.levels = levels;
    this.definitions = definitions;
  }

  boolean continueName(Tokenizer token, Kind kind) {
    if (!naming) {
      return false;
    }
    boolean dot = kind == Kind.SYMBOL && token.is('.');
    if (!dot && !(afterDot && (kind == Kind.WORD || kind == Kind.QUOTED))) {
      return false;
    }
    afterDot = dot;
    summary.extendName(token);
    return true;
  }

  void begin(Tokenizer token) {
    naming = true;
    afterDot = false;
    summary.beginName(token);
  }

  void end(Tokenizer next) {
    if (!naming) {
      return;
    }
    naming = false;
    afterDot = false;
    switch (levels.state()) {
      case PROCEDURE -> endProcedure(true);
      case BLOCK_NAME -> endProcedure(next.is('(') || next.is(';'));
      default -> endTarget();
    }
  }

  private void endProcedure(boolean called) {
    if (called) {
      summary.endProcedure();
    }
    levels.state(State.IDLE);
  }

  private void endTarget() {
    summary.endName();
    switch (levels.state()) {
      case TARGET, USED -> levels.state(State.TABLES);
      case DELETE -> levels.state(State.DELETE_NAMED);
      case SELECT_INTO -> levels.state(State.COLUMNS);
      case OBJECT_TYPE, OBJECT_NAME -> definitions.named();
      default -> levels.state(State.IDLE);
    }
  }
}
