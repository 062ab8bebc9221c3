package io.narrows.engine.report;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.recording.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries and outgoing calls as lines of a table, from all endpoints. */
final class Rows {
  private Rows() {}

  /**
   * One query or call of one endpoint.
   *
   * @param fetchNanos time in which its rows were read
   */
  record Row(EndpointView endpoint, SignatureView view, long fetchNanos, long rows, long maxRows) {
    double perRequest() {
      return view.requests() == 0 ? 0 : (double) view.executions() / view.requests();
    }

    long p95() {
      return view.latency().p95();
    }

    /** Where most of them were issued, in the form that consoles turn into a link; or null. */
    @Nullable String location() {
      return Say.location(view.sites());
    }

    boolean isOutside() {
      return endpoint.endpoint().root() == Request.Root.INTERNAL;
    }

    boolean isRepeated() {
      return view.maxRepeats() > 1;
    }
  }

  private static final Comparator<Row> BY_NAME =
      Comparator.comparing((Row row) -> row.endpoint().endpoint().name())
          .thenComparing(row -> row.view().signature().text())
          .thenComparing(row -> row.view().signature().target());

  /** Those that took longest first; what no request waited for, as at the start, last. */
  static final Comparator<Row> SLOWEST =
      Comparator.comparing(Row::isOutside).thenComparing(row -> -row.p95()).thenComparing(BY_NAME);

  /** Those that one request does most often first. */
  static final Comparator<Row> MOST_REPEATED =
      Comparator.comparingDouble((Row row) -> -row.perRequest())
          .thenComparing(row -> -row.view().maxRepeats())
          .thenComparing(BY_NAME);

  /** Those that took most of the requests' time first. */
  static final Comparator<Row> LARGEST =
      Comparator.comparingLong((Row row) -> -row.view().pathNanos()).thenComparing(BY_NAME);

  static List<Row> queries(Snapshot snapshot) {
    return of(snapshot, Kind.DB_EXEC);
  }

  static List<Row> calls(Snapshot snapshot) {
    return of(snapshot, Kind.HTTP_WAIT);
  }

  static List<Row> of(EndpointView endpoint, Kind kind) {
    List<Row> rows = new ArrayList<>();
    for (SignatureView view : endpoint.signatures()) {
      if (view.signature().kind() == kind && view.executions() > 0) {
        rows.add(row(endpoint, view));
      }
    }
    return rows;
  }

  private static List<Row> of(Snapshot snapshot, Kind kind) {
    List<Row> rows = new ArrayList<>();
    for (EndpointView endpoint : snapshot.endpoints()) {
      rows.addAll(of(endpoint, kind));
    }
    return rows;
  }

  private static Row row(EndpointView endpoint, SignatureView view) {
    for (SignatureView other : endpoint.signatures()) {
      if (other.signature().kind() == Kind.DB_FETCH
          && view.signature().kind() == Kind.DB_EXEC
          && other.signature().text().equals(view.signature().text())
          && other.signature().target().equals(view.signature().target())) {
        return new Row(
            endpoint,
            view,
            other.latency().sum(),
            Math.max(view.rows(), other.rows()),
            Math.max(view.maxRows(), other.maxRows()));
      }
    }
    return new Row(endpoint, view, 0, view.rows(), view.maxRows());
  }
}
