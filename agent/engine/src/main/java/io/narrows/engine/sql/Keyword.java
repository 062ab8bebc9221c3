package io.narrows.engine.sql;

/**
 * The words that mean something to a summary or to redaction; every other word is {@link #NONE}.
 */
enum Keyword {
  NONE,
  // Verbs: what a statement begins with.
  ABORT,
  ALTER,
  ANALYZE,
  ATTACH,
  BACKUP,
  BEGIN,
  CALL,
  CHANGE,
  CHECKPOINT,
  CLOSE,
  CLUSTER,
  COMMENT,
  COMMIT,
  CONNECT,
  COPY,
  CREATE,
  DEALLOCATE,
  DECLARE,
  DELETE,
  DENY,
  DESC,
  DESCRIBE,
  DETACH,
  DISCARD,
  DO,
  DROP,
  END,
  EXEC,
  EXECUTE,
  EXPLAIN,
  EXPORT,
  FETCH,
  FLUSH,
  GRANT,
  IF,
  IMPORT,
  INSERT,
  KILL,
  LISTEN,
  LOAD,
  LOCK,
  MERGE,
  NOTIFY,
  OPEN,
  OPTIMIZE,
  PRAGMA,
  PREPARE,
  PRINT,
  PURGE,
  REFRESH,
  REINDEX,
  RELEASE,
  RENAME,
  REPLACE,
  RESET,
  RESTORE,
  RETURN,
  REVOKE,
  ROLLBACK,
  RUNSCRIPT,
  SAVEPOINT,
  SCRIPT,
  SELECT,
  SET,
  SHOW,
  SHUTDOWN,
  START,
  TABLE,
  TRUNCATE,
  UNLISTEN,
  UNLOAD,
  UNLOCK,
  UPDATE,
  USE,
  VACUUM,
  VALUES,
  WAITFOR,
  WHILE,
  // Everything else.
  AFTER,
  ALL,
  AND,
  APPLY,
  ARRAY,
  AS,
  BEFORE,
  BETWEEN,
  BITMAP,
  BODY,
  BY,
  CACHED,
  CASE,
  CLUSTERED,
  COLUMNSTORE,
  CONCURRENTLY,
  CONFLICT,
  CONNECTION,
  CONSTRAINT,
  CREDENTIAL,
  CREDENTIALS,
  CROSS,
  DATABASE,
  DEFAULT,
  DEFERRED,
  DEFINER,
  DELAYED,
  DISTINCT,
  DUPLICATE,
  EDITIONABLE,
  ELSE,
  ESCAPE,
  EVENT,
  EXCLUSIVE,
  EXISTS,
  EXTERNAL,
  FALSE,
  FIRST,
  FOR,
  FORCE,
  FOREIGN,
  FROM,
  FULL,
  FULLTEXT,
  FUNCTION,
  GLOBAL,
  GROUP,
  HASH,
  HAVING,
  HIGH_PRIORITY,
  IDENTIFIED,
  IGNORE,
  IMMEDIATE,
  IN,
  INCREMENT,
  INDEX,
  INSTEAD,
  INTEGRATION,
  INTERVAL,
  INTO,
  IS,
  ISOLATION,
  JOIN,
  KEY,
  LATERAL,
  LIKE,
  LIMIT,
  LINK,
  LOCAL,
  LOGIN,
  LOW_PRIORITY,
  MAPPING,
  MASTER,
  MATERIALIZED,
  MAXVALUE,
  MEMORY,
  MINVALUE,
  NONCLUSTERED,
  NOT,
  NULL,
  OF,
  OFFSET,
  ON,
  ONLINE,
  ONLY,
  OPTION,
  OPTIONS,
  OR,
  ORDER,
  OUT,
  OUTER,
  OUTPUT,
  OVERWRITE,
  PACKAGE,
  PASSWORD,
  PERSIST,
  POLICY,
  PRIVATE,
  PROCEDURE,
  PUBLIC,
  QUALIFY,
  QUICK,
  READ,
  RECOMPILE,
  RECURSIVE,
  RETURNING,
  ROLE,
  ROW,
  SALT,
  SCHEMA,
  SECRET,
  SEQUENCE,
  SERVER,
  SESSION,
  SPATIAL,
  STAGE,
  STATISTICS,
  STRAIGHT_JOIN,
  SUBSCRIPTION,
  SYMMETRIC,
  SYSTEM,
  TABLES,
  TEMP,
  TEMPORARY,
  THEN,
  TO,
  TOP,
  TRAN,
  TRANSACTION,
  TRIGGER,
  TRUE,
  TYPE,
  UNIQUE,
  UNLOGGED,
  USER,
  USING,
  VERBOSE,
  VIA,
  VIEW,
  VIRTUAL,
  WHEN,
  WHERE,
  WINDOW,
  WITH,
  WORK;

  private static final int LONGEST = 16;
  private static final Keyword[] TABLE_BY_HASH = new Keyword[1024];

  static {
    for (Keyword keyword : values()) {
      int cell = cell(keyword.name(), 0, keyword.name().length());
      while (TABLE_BY_HASH[cell] != null) {
        cell = next(cell);
      }
      TABLE_BY_HASH[cell] = keyword;
    }
  }

  private final int length = name().length();

  /** The keyword spelled between two positions in any case, without making a string. */
  static Keyword of(String sql, int start, int end) {
    int length = end - start;
    if (length > LONGEST) {
      return NONE;
    }
    int cell = cell(sql, start, end);
    for (Keyword known; (known = TABLE_BY_HASH[cell]) != null; cell = next(cell)) {
      if (known.length == length && sql.regionMatches(true, start, known.name(), 0, length)) {
        return known;
      }
    }
    return NONE;
  }

  /** True if a statement can begin with it. */
  boolean isVerb() {
    return this != NONE && compareTo(WHILE) <= 0;
  }

  private static int cell(String text, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + (text.charAt(i) | 0x20);
    }
    return (hash ^ hash >>> 10) & TABLE_BY_HASH.length - 1;
  }

  private static int next(int cell) {
    return cell + 1 & TABLE_BY_HASH.length - 1;
  }
}
