package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.metrics.ByQuery;
import io.narrows.engine.metrics.QueryNames;
import io.narrows.engine.recording.Call;
import io.narrows.engine.recording.Check;
import io.narrows.engine.recording.Database;
import io.narrows.engine.recording.ExecutorStats;
import io.narrows.engine.recording.PoolStats;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Remote;
import org.jspecify.annotations.Nullable;

/** Names what an operation did, from what was recorded of it. */
final class Signatures {
  private static final String UNKNOWN = "(unknown)";

  private final QueryNames queries;
  private final ByQuery<Signature> executions = new ByQuery<>(query -> of(Kind.DB_EXEC, query));
  private final ByQuery<Signature> fetches = new ByQuery<>(query -> of(Kind.DB_FETCH, query));
  private @Nullable Database lastDatabase;
  private String lastTarget = "";

  Signatures(QueryNames queries) {
    this.queries = queries;
  }

  /** The signature of an operation, or null when there is nothing to tell apart. */
  @Nullable Signature of(Kind kind, @Nullable Object recorded, @Nullable Object detail) {
    switch (kind) {
      case APP:
      case JOIN:
      case WAKEUP:
      case ASYNC_GAP:
      case JOIN_UNEXPLAINED:
        return null;
      default:
        return named(kind, recorded, detail);
    }
  }

  private @Nullable Signature named(Kind kind, @Nullable Object recorded, @Nullable Object detail) {
    if (recorded instanceof Query query) {
      return switch (kind) {
        case DB_EXEC -> executions.of(query);
        case DB_FETCH -> fetches.of(query);
        default -> of(kind, query);
      };
    }
    if (recorded instanceof Database database) {
      return new Signature(kind, nameless(kind), target(database));
    }
    if (recorded instanceof Remote remote) {
      String path = detail instanceof Call call ? " " + UrlTemplate.of(call.url()) : "";
      return new Signature(kind, remote.method() + path, target(remote));
    }
    if (recorded instanceof PoolStats pool) {
      return new Signature(kind, pool.name(), "");
    }
    if (recorded instanceof ExecutorStats executor) {
      return new Signature(kind, executor.name(), "");
    }
    if (recorded instanceof RequestQueue queue) {
      String name = queue.executor() instanceof ExecutorStats stats ? stats.name() : UNKNOWN;
      return new Signature(kind, name, Signature.BEFORE_REQUEST);
    }
    if (recorded instanceof Check check) {
      String name = check == Check.IS_VALID ? "Connection.isValid" : UNKNOWN;
      return new Signature(kind, name, Signature.BEFORE_LOAN);
    }
    if (recorded instanceof String name) {
      return new Signature(kind, name, "");
    }
    return new Signature(kind, nameless(kind), "");
  }

  private Signature of(Kind kind, Query query) {
    if (kind == Kind.DB_ACQUIRE) {
      return new Signature(kind, queries.text(query), Signature.BEFORE_LOAN);
    }
    String text = kind == Kind.DB_COMMIT ? "COMMIT" : queries.text(query);
    return new Signature(kind, text, target(query.database()));
  }

  private static String nameless(Kind kind) {
    return switch (kind) {
      case DB_COMMIT -> "COMMIT";
      case DB_ACQUIRE -> Signature.CONNECT;
      default -> UNKNOWN;
    };
  }

  private String target(@Nullable Database database) {
    if (database == null) {
      return "";
    }
    if (database != lastDatabase) {
      lastDatabase = database;
      lastTarget = written(database);
    }
    return lastTarget;
  }

  private static String written(Database database) {
    String host = database.host() == null ? "" : " " + database.host();
    String port = database.port() < 0 ? "" : ":" + database.port();
    String name = database.namespace() == null ? "" : " " + database.namespace();
    return database.system() + host + port + name;
  }

  private static String target(Remote remote) {
    return (remote.host() == null ? UNKNOWN : remote.host()) + ":" + remote.port();
  }
}
