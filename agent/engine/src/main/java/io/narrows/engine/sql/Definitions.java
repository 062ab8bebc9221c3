package io.narrows.engine.sql;

import io.narrows.engine.sql.Levels.State;

/** The part of {@link Grammar} about what is created, altered or dropped, and its name. */
final class Definitions {
  private final Dialect dialect;
  private final Summary summary;
  private final Levels levels;
  private Keyword type = Keyword.NONE;
  private boolean inRoutine;

  Definitions(Dialect dialect, Summary summary, Levels levels) {
    this.dialect = dialect;
    this.summary = summary;
    this.levels = levels;
  }

  void reset() {
    type = Keyword.NONE;
  }

  /** True behind the name of a new procedure or trigger: its body is not what is executed. */
  boolean isInRoutine() {
    return inRoutine;
  }

  /** Takes an unknown word, such as PUBLICATION, for the type where there must be one. */
  boolean isType(Tokenizer token, Kind kind) {
    if (!mustHaveType()) {
      return false;
    }
    if (kind == Kind.WORD) {
      summary.word(token);
      levels.state(State.OBJECT_NAME);
    }
    return true;
  }

  /** Takes a keyword for a part of the type; false if it is the name. */
  boolean isType(Tokenizer token, Keyword keyword) {
    return levels.state() == State.OBJECT_TYPE
        ? isTypeOrModifier(token, keyword)
        : continuesType(token, keyword);
  }

  void named() {
    levels.state(State.OBJECT_NAMED);
    boolean routine =
        switch (type) {
          case PROCEDURE, FUNCTION, TRIGGER, PACKAGE, EVENT -> true;
          default -> false;
        };
    boolean bodyIsString = dialect == Dialect.POSTGRESQL;
    inRoutine = routine && !bodyIsString && levels.verb() != Keyword.DROP;
  }

  void open() {
    if (levels.verb() == Keyword.COPY) {
      levels.state(State.IDLE);
    }
  }

  void comma() {
    if (levels.verb() != Keyword.CREATE && levels.verb() != Keyword.ALTER) {
      levels.state(State.OBJECT_NAME);
    }
  }

  void value() {
    if (!mustHaveType()) {
      levels.state(State.OBJECT_NAMED);
    }
  }

  /** Sees a keyword behind the name. */
  void after(Keyword keyword, Keyword previous) {
    boolean onTable = type == Keyword.INDEX || type == Keyword.TRIGGER || type == Keyword.POLICY;
    if (keyword == Keyword.ON && onTable) {
      levels.state(State.OBJECT_NAME);
      type = Keyword.TABLE;
    } else if (keyword == Keyword.WITH && previous == Keyword.AS) {
      levels.state(State.CTE_NAME);
    }
  }

  private boolean mustHaveType() {
    return switch (levels.verb()) {
      case CREATE, ALTER, DROP -> levels.state() == State.OBJECT_TYPE;
      default -> false;
    };
  }

  private boolean isTypeOrModifier(Tokenizer token, Keyword keyword) {
    switch (keyword) {
      case OR,
          REPLACE,
          TEMP,
          TEMPORARY,
          GLOBAL,
          LOCAL,
          UNLOGGED,
          UNIQUE,
          CLUSTERED,
          NONCLUSTERED,
          FULLTEXT,
          SPATIAL,
          BITMAP,
          PUBLIC,
          FOREIGN,
          EXTERNAL,
          RECURSIVE,
          CONCURRENTLY,
          IF,
          NOT,
          EXISTS,
          ONLINE,
          VERBOSE,
          FULL,
          ANALYZE,
          ON,
          EDITIONABLE,
          FORCE,
          ONLY,
          IGNORE,
          PRIVATE,
          CACHED,
          MEMORY,
          VIRTUAL,
          COLUMNSTORE,
          CONSTRAINT,
          ALL -> {
        return true;
      }
      case MATERIALIZED, MASTER, SYMMETRIC -> {
        summary.word(token);
        return true;
      }
      case TABLE,
          TABLES,
          INDEX,
          VIEW,
          SEQUENCE,
          SCHEMA,
          DATABASE,
          FUNCTION,
          PROCEDURE,
          TRIGGER,
          PACKAGE,
          EVENT,
          TYPE,
          KEY,
          POLICY -> {
        type(token, keyword);
        return true;
      }
      default -> {
        boolean must = mustHaveType();
        if (must) {
          type(token, keyword);
        }
        return must;
      }
    }
  }

  private void type(Tokenizer token, Keyword keyword) {
    type = keyword;
    summary.word(token);
    levels.state(State.OBJECT_NAME);
  }

  private boolean continuesType(Tokenizer token, Keyword keyword) {
    switch (keyword) {
      case IF, NOT, EXISTS, CONCURRENTLY, ONLY, FOR, ON -> {
        return true;
      }
      default -> {
        boolean second =
            type == Keyword.DATABASE && keyword == Keyword.LINK
                || type == Keyword.USER && keyword == Keyword.MAPPING
                || type == Keyword.PACKAGE && keyword == Keyword.BODY;
        if (second) {
          summary.word(token);
        }
        return second;
      }
    }
  }
}
