package io.narrows.engine.export.span;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.metrics.QueryNames;
import io.narrows.engine.recording.Database;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Slice;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.semconv.DbAttributes;
import io.opentelemetry.semconv.ErrorAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import org.jspecify.annotations.Nullable;

/** Name and attributes of the span of a database operation. */
final class DatabaseSpan {
  private static final String COMMIT = "COMMIT";

  private DatabaseSpan() {}

  static String name(Slice slice, int index, QueryNames names) {
    Database database = database(slice.signature(index));
    if (slice.kind(index) == Kind.DB_COMMIT) {
      return database.namespace() == null ? COMMIT : COMMIT + " " + database.namespace();
    }
    Query query = query(slice, index);
    String summary = query == null ? "" : names.summary(query);
    if (!summary.isEmpty()) {
      return summary;
    }
    String target = database.namespace() != null ? database.namespace() : address(database);
    return target == null ? database.system() : target;
  }

  private static @Nullable String address(Database database) {
    if (database.host() == null) {
      return null;
    }
    return database.port() > 0 ? database.host() + ":" + database.port() : database.host();
  }

  static void attributes(AttributesBuilder attributes, Slice slice, int index, QueryNames names) {
    Database database = database(slice.signature(index));
    attributes.put(DbAttributes.DB_SYSTEM_NAME, database.system());
    ServerSpan.put(attributes, DbAttributes.DB_NAMESPACE, database.namespace());
    if (database.host() != null) {
      attributes.put(ServerAttributes.SERVER_ADDRESS, database.host());
      if (database.port() > 0) {
        attributes.put(ServerAttributes.SERVER_PORT, (long) database.port());
      }
    }
    if (slice.kind(index) == Kind.DB_COMMIT) {
      attributes.put(DbAttributes.DB_OPERATION_NAME, COMMIT);
    } else {
      query(attributes, query(slice, index), names);
    }
    ServerSpan.put(attributes, ErrorAttributes.ERROR_TYPE, slice.error(index));
  }

  private static void query(AttributesBuilder attributes, @Nullable Query query, QueryNames names) {
    if (query != null) {
      String summary = names.summary(query);
      ServerSpan.put(attributes, DbAttributes.DB_QUERY_SUMMARY, summary.isEmpty() ? null : summary);
      attributes.put(DbAttributes.DB_QUERY_TEXT, names.text(query));
      ServerSpan.put(attributes, DbAttributes.DB_STORED_PROCEDURE_NAME, names.procedure(query));
    }
  }

  private static @Nullable Query query(Slice slice, int index) {
    return slice.signature(index) instanceof Query query ? query : null;
  }

  private static Database database(@Nullable Object signature) {
    Database database = null;
    if (signature instanceof Query query) {
      database = query.database();
    } else if (signature instanceof Database known) {
      database = known;
    }
    return database == null ? Database.UNKNOWN : database;
  }
}
