package io.narrows.engine.sql;

import io.narrows.engine.sql.Dialect.Feature;
import java.util.EnumSet;
import java.util.Set;

/**
 * Finds the values that are not written as literals: passwords as bare words or in double quotes,
 * options of accounts and connections, what {@code SET} assigns, bare arguments of {@code EXEC}. It
 * sees every token in order and says as what it may be shown.
 *
 * <p>Redaction ends with the statement, so whatever follows a password within it is lost too: where
 * a password ends is the one thing a tokenizer cannot know.
 */
final class Secrets {
  private static final Set<Keyword> ACCOUNTS =
      EnumSet.of(
          Keyword.USER,
          Keyword.ROLE,
          Keyword.LOGIN,
          Keyword.GROUP,
          Keyword.CREDENTIAL,
          Keyword.CONNECTION,
          Keyword.SUBSCRIPTION,
          Keyword.SERVER,
          Keyword.SECRET,
          Keyword.KEY,
          Keyword.LINK,
          Keyword.DATABASE,
          Keyword.INTEGRATION,
          Keyword.STAGE,
          Keyword.SYSTEM,
          Keyword.SESSION);
  private static final Set<Keyword> OTHER_OBJECTS =
      EnumSet.of(
          Keyword.TABLE,
          Keyword.INDEX,
          Keyword.VIEW,
          Keyword.SEQUENCE,
          Keyword.SCHEMA,
          Keyword.FUNCTION,
          Keyword.PROCEDURE,
          Keyword.TRIGGER,
          Keyword.PACKAGE,
          Keyword.TYPE,
          Keyword.EVENT,
          Keyword.POLICY);
  private static final String[] TELLING = {
    "PASSW", "PWD", "SECRET", "CREDENTIAL", "TOKEN", "PRIVATE", "ACCESS_KEY", "API_KEY"
  };

  private enum State {
    /** Before the first word of a statement. */
    VERB,
    /** Before the word that says what is created or altered. */
    OBJECT,
    /** In a statement about accounts: assignments and telling words reveal. */
    ACCOUNT,
    /** In a statement with options: telling words outside parentheses reveal. */
    OPTIONS,
    ASSIGNMENT,
    PRAGMA,
    PROCEDURE,
    ARGUMENTS,
    /** In a GRANT: EXECUTE is a privilege. */
    PRIVILEGES,
    PLAIN
  }

  private enum Redaction {
    NONE,
    /** The next token is replaced, whatever it is. */
    FIRST,
    /** What follows is left out. */
    REST
  }

  private final Dialect dialect;
  private State state = State.VERB;
  private Redaction redaction = Redaction.NONE;
  private Keyword previous = Keyword.NONE;
  private int depth;
  private boolean afterName;

  Secrets(Dialect dialect) {
    this.dialect = dialect;
  }

  /** As what the token may be shown; {@link Kind#END} if not at all. */
  Kind classify(Tokenizer token) {
    if (token.is(';')) {
      begin(State.VERB);
      return Kind.SYMBOL;
    }
    if (!endsAssignment(token) && (redaction != Redaction.NONE || isPassword(token))) {
      return redact(token);
    }
    Kind kind = look(token);
    previous = kind == Kind.WORD ? token.keyword : Keyword.NONE;
    return kind;
  }

  private void begin(State first) {
    state = first;
    redaction = Redaction.NONE;
    previous = Keyword.NONE;
    depth = 0;
  }

  /** True for what follows {@code IDENTIFIED} without a word of introduction. */
  private boolean isPassword(Tokenizer token) {
    return previous == Keyword.IDENTIFIED
        && state == State.ACCOUNT
        && !introducesPassword(token.keyword);
  }

  private Kind redact(Tokenizer token) {
    if (token.is(Tokenizer.ELLIPSIS)) {
      return Kind.SYMBOL;
    }
    if (redaction == Redaction.REST) {
      return Kind.END;
    }
    if (token.is('=') || state == State.ASSIGNMENT && token.is('(')) {
      return Kind.SYMBOL;
    }
    redaction = Redaction.REST;
    return Kind.STRING;
  }

  /** SQL Server needs no semicolon between SET and the next statement. */
  private boolean endsAssignment(Tokenizer token) {
    boolean ends = state == State.ASSIGNMENT && isDml(token.keyword);
    if (ends) {
      begin(State.VERB);
    }
    return ends;
  }

  private Kind look(Tokenizer token) {
    if (token.kind == Kind.SYMBOL) {
      symbol(token);
    } else if (token.kind == Kind.WORD) {
      return word(token);
    } else if (token.kind == Kind.QUOTED) {
      return quoted();
    } else if (state == State.PROCEDURE && afterName) {
      state = State.ARGUMENTS;
    }
    return token.kind;
  }

  private void symbol(Tokenizer token) {
    if (token.is('(')) {
      depth++;
    } else if (token.is(')')) {
      depth--;
    } else if (state == State.PROCEDURE) {
      afterName &= !token.is('.');
    }
    if (reveals(token)) {
      redaction = Redaction.FIRST;
    }
  }

  private boolean reveals(Tokenizer token) {
    return switch (state) {
      case ACCOUNT, ASSIGNMENT -> token.is('=') || token.sql.startsWith(":=", token.start);
      case PRAGMA -> token.is('=') || token.is('(');
      default -> false;
    };
  }

  private Kind word(Tokenizer token) {
    Keyword keyword = token.keyword;
    if (state == State.PROCEDURE || state == State.ARGUMENTS) {
      return argument(keyword);
    }
    if (previous == Keyword.IDENTIFIED && introducesPassword(keyword)) {
      redaction = Redaction.FIRST;
      return Kind.WORD;
    }
    if (keyword == Keyword.TRUE || keyword == Keyword.FALSE) {
      return previous == Keyword.IS || previous == Keyword.NOT ? Kind.WORD : Kind.NUMBER;
    }
    switch (state) {
      case VERB -> verb(keyword);
      case OBJECT -> object(keyword);
      case ACCOUNT ->
          redactAfter(isTelling(token) || keyword == Keyword.BY || keyword == Keyword.USING);
      case OPTIONS -> redactAfter(depth == 0 && isTelling(token));
      case ASSIGNMENT -> redactAfter(keyword == Keyword.TO || isTelling(token));
      case PLAIN -> {
        if (keyword == Keyword.EXEC || keyword == Keyword.EXECUTE) {
          procedure();
        }
      }
      case PRIVILEGES, PRAGMA, PROCEDURE, ARGUMENTS -> {}
    }
    return Kind.WORD;
  }

  private static boolean introducesPassword(Keyword keyword) {
    return switch (keyword) {
      case BY, WITH, VIA -> true;
      default -> false;
    };
  }

  private void redactAfter(boolean telling) {
    if (telling) {
      redaction = Redaction.FIRST;
    }
  }

  private void verb(Keyword keyword) {
    switch (keyword) {
      case CREATE, ALTER -> state = State.OBJECT;
      case SET -> state = State.ASSIGNMENT;
      case CHANGE -> state = State.ACCOUNT;
      case COPY, UNLOAD, BACKUP, RESTORE, EXPORT, IMPORT, OPEN, ATTACH, START -> {
        state = State.OPTIONS;
      }
      case CONNECT -> redaction = Redaction.FIRST;
      case PRAGMA -> state = State.PRAGMA;
      case EXEC, EXECUTE -> procedure();
      case GRANT, REVOKE, DENY -> state = State.PRIVILEGES;
      default -> state = State.PLAIN;
    }
  }

  private void object(Keyword keyword) {
    if (ACCOUNTS.contains(keyword)) {
      state = State.ACCOUNT;
    } else if (OTHER_OBJECTS.contains(keyword)) {
      state = State.PLAIN;
    }
  }

  private void procedure() {
    state = dialect.has(Feature.BARE_ARGUMENTS) ? State.PROCEDURE : State.PLAIN;
    afterName = false;
  }

  private Kind quoted() {
    if (state == State.ARGUMENTS || state == State.PROCEDURE && afterName) {
      return Kind.STRING;
    }
    afterName = true;
    return Kind.QUOTED;
  }

  private Kind argument(Keyword keyword) {
    if (state == State.PROCEDURE && !afterName) {
      afterName = true;
      return Kind.WORD;
    }
    state = State.ARGUMENTS;
    if (isDml(keyword)) {
      begin(State.VERB);
      verb(keyword);
      return Kind.WORD;
    }
    return switch (keyword) {
      case NULL, DEFAULT, OUT, OUTPUT, WITH, RECOMPILE -> Kind.WORD;
      default -> Kind.STRING;
    };
  }

  private static boolean isDml(Keyword keyword) {
    return switch (keyword) {
      case SELECT,
          INSERT,
          UPDATE,
          DELETE,
          MERGE,
          EXEC,
          EXECUTE,
          IF,
          WHILE,
          DECLARE,
          BEGIN,
          END,
          SET,
          CREATE,
          ALTER,
          DROP,
          PRINT,
          RETURN,
          ELSE,
          COMMIT,
          ROLLBACK ->
          true;
      default -> false;
    };
  }

  private static boolean isTelling(Tokenizer token) {
    return switch (token.keyword) {
      case OPTIONS, CONNECTION, CREDENTIALS, HASH, SALT -> true;
      default -> contains(token);
    };
  }

  private static boolean contains(Tokenizer token) {
    for (String word : TELLING) {
      for (int i = token.start; i + word.length() <= token.end; i++) {
        if (token.sql.regionMatches(true, i, word, 0, word.length())) {
          return true;
        }
      }
    }
    return false;
  }
}
