package io.narrows.engine.sql;

/** What {@link Grammar} expects on each level of parentheses; very deep ones share the last. */
final class Levels {
  private static final int MAX_DEPTH = 64;

  private final State[] states = new State[MAX_DEPTH];
  private final Keyword[] verbs = new Keyword[MAX_DEPTH];
  private final boolean[] beforeFrom = new boolean[MAX_DEPTH];
  private int depth;

  void reset() {
    depth = 0;
    begin(Keyword.NONE, State.START);
  }

  void open(State inner) {
    depth++;
    if (depth < MAX_DEPTH) {
      begin(Keyword.NONE, inner);
    }
  }

  void close() {
    depth = Math.max(0, depth - 1);
  }

  /** Goes on with what is expected after a verb. */
  void begin(Keyword verb) {
    begin(verb, after(verb));
  }

  private void begin(Keyword verb, State first) {
    verbs[top()] = verb;
    states[top()] = first;
    beforeFrom[top()] = verb == Keyword.SELECT || verb == Keyword.DELETE;
  }

  int depth() {
    return depth;
  }

  State state() {
    return states[top()];
  }

  void state(State state) {
    states[top()] = state;
  }

  Keyword verb() {
    return verbs[top()];
  }

  /** True if a FROM on this level names tables, rather than being part of a function. */
  boolean isBeforeFrom() {
    return beforeFrom[top()];
  }

  void beforeFrom(boolean value) {
    beforeFrom[top()] = value;
  }

  private int top() {
    return Math.min(depth, MAX_DEPTH - 1);
  }

  private static State after(Keyword verb) {
    return switch (verb) {
      case SELECT -> State.COLUMNS;
      case INSERT, REPLACE -> State.INTO;
      case UPDATE, MERGE, TABLE -> State.TARGET;
      case DELETE -> State.DELETE;
      case CALL, EXEC, EXECUTE -> State.PROCEDURE;
      case EXPLAIN -> State.EXPLAINED;
      case CREATE,
          ALTER,
          DROP,
          TRUNCATE,
          COMMENT,
          REFRESH,
          RENAME,
          ANALYZE,
          VACUUM,
          REINDEX,
          LOCK,
          CLUSTER,
          OPTIMIZE,
          COPY,
          DESCRIBE,
          DESC,
          PURGE ->
          State.OBJECT_TYPE;
      case SET, SHOW, START, USE, PRAGMA -> State.ONE_NAME;
      case GRANT, REVOKE, DENY -> State.PRIVILEGES;
      case BEGIN -> State.BEGUN;
      default -> State.IDLE;
    };
  }

  enum State {
    /** A statement begins. */
    START,
    /** After EXPLAIN: its options, then a statement. */
    EXPLAINED,
    /** After a parenthesis: a query may begin. */
    NESTED,
    /** As NESTED, where a table is expected. */
    NESTED_TARGET,
    /** Nothing more to see on this level, except other queries. */
    IDLE,
    /** Between SELECT and FROM. */
    COLUMNS,
    /** A table is expected. */
    TARGET,
    /** After USING: a table or a query, or the columns of a join. */
    USED,
    /** After a table: its alias, a comma or a join. */
    TABLES,
    INTO,
    SELECT_INTO,
    DELETE,
    /** After {@code DELETE t}: if FROM comes, t was an alias. */
    DELETE_NAMED,
    CTE_NAME,
    CTE,
    OBJECT_TYPE,
    OBJECT_NAME,
    OBJECT_NAMED,
    /**
     * A name that only counts if it is called: in a block, {@code p(1);} but not {@code x := 1}.
     */
    BLOCK_NAME,
    PROCEDURE,
    /** The word behind the verb is the target. */
    ONE_NAME,
    PRIVILEGES,
    BEGUN
  }
}
