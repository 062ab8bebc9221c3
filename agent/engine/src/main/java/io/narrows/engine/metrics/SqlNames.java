package io.narrows.engine.metrics;

import io.narrows.engine.recording.Database;
import io.narrows.engine.recording.Query;
import io.narrows.engine.sql.Dialect;
import io.narrows.engine.sql.Fingerprint;
import org.jspecify.annotations.Nullable;

/** The names that the tokenizer gives; each text is read once. */
public final class SqlNames implements QueryNames {
  @Override
  public String summary(Query query) {
    return of(query).summary();
  }

  @Override
  public String text(Query query) {
    return of(query).text();
  }

  @Override
  public @Nullable String procedure(Query query) {
    return of(query).procedure();
  }

  /** What of a query may be shown; by threads of the agent's, which at worst read it twice. */
  public static Fingerprint of(Query query) {
    if (query.derived() instanceof Fingerprint known) {
      return known;
    }
    Database database = query.database();
    Database of = database == null ? Database.UNKNOWN : database;
    Fingerprint fresh = Fingerprint.of(query.sql(), Dialect.of(of.system()));
    query.derived(fresh);
    return fresh;
  }
}
