package io.narrows.engine.metrics;

import io.narrows.engine.recording.Database;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Remote;
import org.jspecify.annotations.Nullable;

/** Makes the keys of metrics out of what was recorded, with a bounded number of each name. */
final class Bounded {
  private static final int ROUTES = 500;
  private static final int SUMMARIES = 1000;
  private static final int HOSTS = 500;
  private static final int DATABASES = 100;
  private static final int ERRORS = 200;
  private static final int PROTOCOLS = 16;

  private final Methods methods;
  private final QueryNames queries;
  private final Names routes = new Names(ROUTES, Names.OTHER);
  private final Names summaries = new Names(SUMMARIES, Names.OTHER);
  private final Names hosts = new Names(HOSTS, Names.OTHER);
  private final Names databases = new Names(DATABASES, Names.OTHER);
  private final Names steps = new Names(PROTOCOLS, Names.OTHER);
  private final Names protocols = new Names(PROTOCOLS, Names.OTHER);
  // The conventions' own value for an error type that is not told apart.
  private final Names errors = new Names(ERRORS, "_OTHER");
  private final ByQuery<DbKey> successes = new ByQuery<>(this::success);

  Bounded(Methods methods, QueryNames queries) {
    this.methods = methods;
    this.queries = queries;
  }

  ServerKey server(
      @Nullable String method,
      @Nullable String scheme,
      @Nullable String protocol,
      @Nullable String route,
      int status,
      @Nullable String error) {
    int known = status(status);
    return new ServerKey(
        methods.known(method),
        "https".equals(scheme) ? "https" : "http",
        protocol == null ? null : protocols.of(protocol),
        route(route),
        known,
        known >= 500 ? String.valueOf(known) : error(error));
  }

  @Nullable String route(@Nullable String route) {
    return route == null ? null : routes.of(route);
  }

  ClientKey client(Remote remote, long status, @Nullable String error) {
    int known = status(status);
    String host = remote.host() == null ? null : hosts.of(remote.host());
    Remote bounded =
        Names.OTHER.equals(host) ? new Remote(remote.method(), remote.scheme(), host, 0) : remote;
    return new ClientKey(
        methods.known(remote.method()),
        bounded,
        known,
        known >= 400 ? String.valueOf(known) : error(error));
  }

  /**
   * @param step of a transaction, where it is no query
   * @param batch what stands before the summary, or null
   */
  DbKey database(
      @Nullable Object signature,
      @Nullable String step,
      @Nullable String batch,
      @Nullable String error) {
    Query query = signature instanceof Query ? (Query) signature : null;
    if (query != null && step == null && batch == null && error == null) {
      return successes.of(query);
    }
    Database database = query == null ? null : query.database();
    if (signature instanceof Database) {
      database = (Database) signature;
    }
    return new DbKey(
        database(database),
        query == null || step != null ? null : summary(query, batch),
        step == null ? null : steps.of(step),
        error(error));
  }

  /** Of a single execution without error; a name that was let through stays so. */
  private DbKey success(Query query) {
    return new DbKey(database(query.database()), summary(query, null), null, null);
  }

  private String summary(Query query, @Nullable String batch) {
    return summaries.of(Operations.summary(batch, queries.summary(query)));
  }

  private Database database(@Nullable Database database) {
    if (database == null) {
      return Database.UNKNOWN;
    }
    String name = database.host() + " " + database.port() + " " + database.namespace();
    boolean known = databases.of(name).equals(name);
    return known ? database : new Database(database.system(), Names.OTHER, -1, null);
  }

  private @Nullable String error(@Nullable String error) {
    return error == null ? null : errors.of(error);
  }

  private static int status(long status) {
    return status >= 100 && status <= 599 ? (int) status : -1;
  }
}
