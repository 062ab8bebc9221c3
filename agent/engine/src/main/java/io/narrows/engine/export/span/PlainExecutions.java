package io.narrows.engine.export.span;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.metrics.ByQuery;
import io.narrows.engine.metrics.QueryNames;
import io.narrows.engine.recording.Execution;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Slice;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of executions that have nothing of their own but their number of rows, which most
 * of a statement share with the one before: sorting them is a good part of what a span costs.
 */
final class PlainExecutions {
  private final QueryNames names;
  private final ByQuery<Last> last = new ByQuery<>(query -> new Last());

  /** Those of the last execution of a query. */
  private static final class Last {
    long rows;
    @Nullable Attributes attributes;
  }

  PlainExecutions(QueryNames names) {
    this.names = names;
  }

  /** The attributes of this execution; null where it has more than these. */
  @Nullable Attributes of(Slice slice, int index) {
    if (slice.kind(index) != Kind.DB_EXEC
        || slice.error(index) != null
        || Execution.batch(slice, index) != null
        || !(slice.signature(index) instanceof Query query)) {
      return null;
    }
    Last known = last.of(query);
    long rows = Execution.returnedRows(slice, index);
    Attributes attributes = known.attributes;
    if (attributes == null || known.rows != rows) {
      AttributesBuilder builder = Attributes.builder();
      DatabaseSpan.attributes(builder, slice, index, names);
      attributes = builder.build();
      known.attributes = attributes;
      known.rows = rows;
    }
    return attributes;
  }
}
