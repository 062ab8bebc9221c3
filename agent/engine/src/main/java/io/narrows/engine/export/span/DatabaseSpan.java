package io.narrows.engine.export.span;

import io.narrows.engine.metrics.Operations;
import io.narrows.engine.metrics.QueryNames;
import io.narrows.engine.recording.Batch;
import io.narrows.engine.recording.Database;
import io.narrows.engine.recording.Execution;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Slice;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.semconv.DbAttributes;
import io.opentelemetry.semconv.ErrorAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import org.jspecify.annotations.Nullable;

/** Name and attributes of the span of a database operation. */
final class DatabaseSpan {
  private static final AttributeKey<Long> RETURNED_ROWS =
      AttributeKey.longKey("db.response.returned_rows");

  private DatabaseSpan() {}

  static String name(Slice slice, int index, QueryNames names) {
    Database database = database(slice.signature(index));
    String step = Operations.step(slice, index);
    if (step != null) {
      return database.namespace() == null ? step : step + " " + database.namespace();
    }
    String summary = summary(slice, index, names);
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
    String step = Operations.step(slice, index);
    if (step != null) {
      attributes.put(DbAttributes.DB_OPERATION_NAME, step);
    } else {
      query(attributes, slice, index, names);
    }
    ServerSpan.put(attributes, ErrorAttributes.ERROR_TYPE, slice.error(index));
    ServerSpan.put(
        attributes, DbAttributes.DB_RESPONSE_STATUS_CODE, Execution.statusCode(slice, index));
  }

  private static void query(
      AttributesBuilder attributes, Slice slice, int index, QueryNames names) {
    Batch batch = Execution.batch(slice, index);
    Query query = query(slice, index);
    String summary = summary(slice, index, names);
    ServerSpan.put(attributes, DbAttributes.DB_QUERY_SUMMARY, summary.isEmpty() ? null : summary);
    if (batch != null) {
      attributes.put(DbAttributes.DB_OPERATION_BATCH_SIZE, (long) batch.size());
    }
    if (batch != null && batch.queries().size() > 1) {
      attributes.put(DbAttributes.DB_QUERY_TEXT, texts(batch, names));
    } else if (query != null) {
      attributes.put(DbAttributes.DB_QUERY_TEXT, names.text(query));
      ServerSpan.put(attributes, DbAttributes.DB_STORED_PROCEDURE_NAME, names.procedure(query));
    }
    long rows = Execution.returnedRows(slice, index);
    if (rows >= 0) {
      attributes.put(RETURNED_ROWS, rows);
    }
  }

  private static String summary(Slice slice, int index, QueryNames names) {
    Query query = query(slice, index);
    String ofQuery = query == null ? "" : names.summary(query);
    return Operations.summary(Operations.batch(slice, index), ofQuery);
  }

  private static String texts(Batch batch, QueryNames names) {
    StringBuilder texts = new StringBuilder();
    for (Query query : batch.queries()) {
      texts.append(texts.length() == 0 ? "" : "; ").append(names.text(query));
    }
    return texts.toString();
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
