package io.narrows.engine.sql;

import io.narrows.engine.sql.Levels.State;

/**
 * Finds the operations and targets of a statement without parsing it: one state for each level of
 * parentheses, moved by a few words. Text that is no SQL moves it too, and adds little or nothing.
 */
final class Grammar {
  private final Summary summary;
  private final Levels levels = new Levels();
  private final Definitions definitions;
  private final Names names;
  private final Words words;
  private boolean afterDot;
  private boolean betweenStatements = true;
  private int statements;

  Grammar(Dialect dialect, Summary summary) {
    this.summary = summary;
    definitions = new Definitions(dialect, summary, levels);
    names = new Names(summary, levels, definitions);
    words = new Words(dialect, summary, levels, names, definitions);
    levels.reset();
  }

  int statements() {
    return statements;
  }

  void accept(Tokenizer token, Kind kind) {
    if (kind == Kind.END && token.kind != Kind.END || names.continueName(token, kind)) {
      return;
    }
    names.end(token);
    if (kind == Kind.END || definitions.isInRoutine()) {
      return;
    }
    count(token);
    boolean dotted = afterDot;
    afterDot = token.is('.');
    Keyword keyword = kind == Kind.WORD && !dotted ? token.keyword : Keyword.NONE;
    switch (kind) {
      case SYMBOL -> symbol(token);
      case WORD -> words.word(token, keyword);
      case QUOTED -> words.name(token, kind);
      default -> value();
    }
    words.passed(keyword);
  }

  private void count(Tokenizer token) {
    boolean semicolon = token.is(';');
    if (!semicolon && betweenStatements && (statements == 0 || !words.isInBlock())) {
      statements++;
    }
    betweenStatements = semicolon;
  }

  private void symbol(Tokenizer token) {
    switch (token.sql.charAt(token.start)) {
      case '(' -> open();
      case ')' -> levels.close();
      case ',' -> comma();
      case ';' -> endStatement();
      case '{' -> words.skipNext(levels.state() == State.TARGET); // {oj a LEFT OUTER JOIN b}
      default -> {}
    }
  }

  private void endStatement() {
    levels.reset();
    definitions.reset();
    summary.endStatement();
    words.skipNext(false);
  }

  private void open() {
    State inner = State.NESTED;
    switch (levels.state()) {
      case TARGET, NESTED_TARGET -> {
        inner = State.NESTED_TARGET;
        levels.state(State.TABLES);
      }
      case USED -> levels.state(State.TABLES);
      case PROCEDURE -> levels.state(State.IDLE);
      case OBJECT_TYPE -> definitions.open();
      default -> {}
    }
    levels.open(inner);
  }

  private void comma() {
    switch (levels.state()) {
      case TABLES -> levels.state(State.TARGET);
      case CTE -> levels.state(State.CTE_NAME);
      case DELETE_NAMED -> levels.state(State.DELETE);
      case OBJECT_NAMED -> definitions.comma();
      default -> {}
    }
  }

  /** A placeholder or a literal stands where a name could. */
  private void value() {
    switch (levels.state()) {
      case TARGET, NESTED_TARGET, USED -> levels.state(State.TABLES);
      case NESTED, ONE_NAME, INTO -> levels.state(State.IDLE);
      case OBJECT_TYPE, OBJECT_NAME -> definitions.value();
      default -> {}
    }
  }
}
