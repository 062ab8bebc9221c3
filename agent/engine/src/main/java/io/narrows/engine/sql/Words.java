package io.narrows.engine.sql;

import io.narrows.engine.sql.Dialect.Feature;
import io.narrows.engine.sql.Levels.State;

/** The part of {@link Grammar} about what a word means where it stands. */
final class Words {
  private final Dialect dialect;
  private final Summary summary;
  private final Levels levels;
  private final Names names;
  private final Definitions definitions;
  private boolean skipNext;
  private boolean inBlock;
  private Keyword previous = Keyword.NONE;
  private Keyword beforePrevious = Keyword.NONE;
  private int namedFrom;

  Words(Dialect dialect, Summary summary, Levels levels, Names names, Definitions definitions) {
    this.dialect = dialect;
    this.summary = summary;
    this.levels = levels;
    this.names = names;
    this.definitions = definitions;
  }

  /** True from the BEGIN of a block: its semicolons do not end the statement. */
  boolean isInBlock() {
    return inBlock;
  }

  void skipNext(boolean skip) {
    skipNext = skip;
  }

  /** Remembers the keyword of the last token, if it was one. */
  void passed(Keyword keyword) {
    beforePrevious = previous;
    previous = keyword;
  }

  /** Sees a word; one behind a dot is no keyword. */
  void word(Tokenizer token, Keyword keyword) {
    if (skipNext) {
      skipNext = false;
    } else if (keyword == Keyword.NONE) {
      name(token, Kind.WORD);
    } else if (!anywhere(token, keyword)) {
      inState(token, keyword);
    }
  }

  /** Sees a word that is no keyword, or a quoted name. */
  void name(Tokenizer token, Kind kind) {
    switch (levels.state()) {
      case CTE_NAME -> {
        summary.anonymous(token);
        levels.state(State.CTE);
      }
      case NESTED_TARGET -> {
        levels.state(State.TARGET);
        names.begin(token);
      }
      case TARGET, USED, INTO, SELECT_INTO, DELETE, OBJECT_NAME, PROCEDURE, ONE_NAME ->
          names.begin(token);
      case OBJECT_TYPE -> {
        if (!definitions.isType(token, kind)) {
          names.begin(token);
        }
      }
      case BEGUN -> called(token);
      case START -> {
        levels.state(State.IDLE);
        if (inBlock) {
          called(token);
        }
      }
      case NESTED -> levels.state(State.IDLE);
      default -> {}
    }
  }

  private void called(Tokenizer token) {
    inBlock = true;
    levels.state(State.BLOCK_NAME);
    names.begin(token);
  }

  /** Handles the words that mean the same wherever they stand. */
  private boolean anywhere(Tokenizer token, Keyword keyword) {
    switch (keyword) {
      case SELECT -> select(token);
      case FROM -> from();
      case JOIN, STRAIGHT_JOIN -> join(true);
      case APPLY -> join(previous == Keyword.CROSS || previous == Keyword.OUTER);
      case USING -> using();
      case INTO -> into();
      case INSERT, UPDATE, DELETE, MERGE, EXEC, EXECUTE -> {
        return followsWithoutSemicolon(token, keyword);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void select(Tokenizer token) {
    boolean policy = previous == Keyword.FOR && levels.verb() == Keyword.CREATE;
    if (levels.state() != State.PRIVILEGES && !policy) {
      verb(token, Keyword.SELECT);
    }
  }

  private void from() {
    boolean isDistinctFrom =
        previous == Keyword.DISTINCT
            && (beforePrevious == Keyword.IS || beforePrevious == Keyword.NOT);
    if (!levels.isBeforeFrom() || isDistinctFrom) {
      return;
    }
    if (levels.state() == State.DELETE_NAMED) {
      summary.cut(namedFrom); // What stood before FROM was an alias.
    }
    levels.beforeFrom(false);
    levels.state(State.TARGET);
  }

  private void join(boolean joins) {
    boolean tables = levels.state() == State.TABLES || levels.state() == State.IDLE;
    if (joins && tables && previous != Keyword.FOR) {
      levels.state(State.TARGET);
    }
  }

  private void using() {
    boolean tables = levels.state() == State.TABLES || levels.state() == State.IDLE;
    if (tables && (levels.verb() == Keyword.MERGE || levels.verb() == Keyword.DELETE)) {
      levels.state(State.USED);
    }
  }

  private void into() {
    boolean rows = levels.verb() == Keyword.INSERT || levels.verb() == Keyword.LOAD;
    if (levels.state() == State.IDLE && rows) {
      levels.state(State.INTO);
    } else if (levels.state() == State.COLUMNS && dialect.has(Feature.SELECT_INTO_TABLE)) {
      levels.state(State.SELECT_INTO);
      summary.writes();
    }
  }

  private boolean followsWithoutSemicolon(Tokenizer token, Keyword verb) {
    boolean ended =
        switch (levels.state()) {
          case IDLE, COLUMNS, TABLES -> true;
          default -> false;
        };
    boolean own =
        switch (previous) {
          case FOR, THEN, AFTER, BEFORE, OR, OF, INSTEAD, AS, WITH, KEY, DO -> true;
          case ON -> levels.verb() != Keyword.SET;
          default -> false;
        };
    if (!ended || own || !dialect.has(Feature.STATEMENTS_WITHOUT_SEMICOLON)) {
      return false;
    }
    verb(token, verb);
    return true;
  }

  private void inState(Tokenizer token, Keyword keyword) {
    switch (levels.state()) {
      case START -> start(token, keyword);
      case EXPLAINED -> explained(token, keyword);
      case NESTED, CTE -> nested(token, keyword);
      case NESTED_TARGET, TARGET, USED, INTO, SELECT_INTO, DELETE -> target(token, keyword);
      case TABLES -> tables(keyword);
      case IDLE -> idle(keyword);
      case CTE_NAME, PROCEDURE, ONE_NAME -> named(token, keyword);
      case OBJECT_TYPE, OBJECT_NAME -> {
        if (!definitions.isType(token, keyword)) {
          names.begin(token);
        }
      }
      case OBJECT_NAMED -> definitions.after(keyword, previous);
      case PRIVILEGES -> levels.state(keyword == Keyword.ON ? State.OBJECT_TYPE : State.PRIVILEGES);
      case BEGUN -> begun(token, keyword);
      case DELETE_NAMED, COLUMNS, BLOCK_NAME -> {}
    }
  }

  private void start(Tokenizer token, Keyword keyword) {
    switch (keyword) {
      case WITH -> levels.state(State.CTE_NAME);
      case IF, WHILE, RETURN, PRINT -> levels.state(State.IDLE);
      case DECLARE -> {
        inBlock |= dialect == Dialect.ORACLE;
        levels.state(State.IDLE);
      }
      case END -> {
        if (summary.length() == 0) {
          verb(token, keyword);
        }
      }
      default -> {
        if (keyword.isVerb()) {
          verb(token, keyword);
        } else {
          name(token, Kind.WORD);
        }
      }
    }
  }

  private void verb(Tokenizer token, Keyword verb) {
    summary.operation(token, levels.depth());
    levels.begin(verb);
    namedFrom = summary.length();
  }

  private void explained(Tokenizer token, Keyword keyword) {
    switch (keyword) {
      case WITH -> levels.state(State.CTE_NAME);
      case INSERT, UPDATE, DELETE, MERGE, REPLACE, CALL, CREATE, TABLE -> verb(token, keyword);
      default -> {}
    }
  }

  private void nested(Tokenizer token, Keyword keyword) {
    switch (keyword) {
      case WITH -> levels.state(State.CTE_NAME);
      case INSERT, UPDATE, DELETE, MERGE -> verb(token, keyword);
      default -> {
        if (levels.state() == State.NESTED) {
          levels.state(State.IDLE);
        }
      }
    }
  }

  private void target(Tokenizer token, Keyword keyword) {
    switch (keyword) {
      case LATERAL,
          ONLY,
          TABLE,
          LOW_PRIORITY,
          HIGH_PRIORITY,
          DELAYED,
          QUICK,
          IGNORE,
          OVERWRITE,
          TOP,
          TEMP,
          TEMPORARY,
          UNLOGGED,
          ALL,
          FIRST,
          STATISTICS -> {}
      case OR -> skipNext = true; // INSERT OR REPLACE
      case VALUES, WHEN, SET, WHERE -> levels.state(State.IDLE);
      case WITH -> levels.state(State.CTE_NAME);
      default -> name(token, Kind.WORD);
    }
  }

  private void tables(Keyword keyword) {
    switch (keyword) {
      case WHERE,
          GROUP,
          ORDER,
          HAVING,
          LIMIT,
          OFFSET,
          FETCH,
          WINDOW,
          FOR,
          RETURNING,
          QUALIFY,
          OPTION,
          VALUES,
          DUPLICATE,
          CONFLICT,
          WHEN,
          CONNECT ->
          levels.state(State.IDLE);
      case SET -> {
        levels.state(State.IDLE);
        levels.beforeFrom(levels.verb() == Keyword.UPDATE);
      }
      default -> {}
    }
  }

  private void idle(Keyword keyword) {
    if (keyword == Keyword.WITH && levels.verb() == Keyword.INSERT) {
      levels.state(State.CTE_NAME);
    }
  }

  private void named(Tokenizer token, Keyword keyword) {
    switch (keyword) {
      case RECURSIVE, SESSION, LOCAL, GLOBAL, PERSIST -> {}
      case IMMEDIATE -> {
        summary.word(token);
        levels.state(State.IDLE);
      }
      default -> name(token, Kind.WORD);
    }
  }

  private void begun(Tokenizer token, Keyword keyword) {
    switch (keyword) {
      case TRANSACTION, TRAN, WORK, IMMEDIATE, DEFERRED, EXCLUSIVE, ISOLATION, READ, NOT ->
          levels.state(State.IDLE);
      default -> {
        inBlock = true;
        start(token, keyword);
      }
    }
  }
}
