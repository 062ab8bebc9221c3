package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A query whose rows take the time: because they are many, or because few come at once. */
final class LargeFetch implements Rule {
  private static final String EXPORT =
      "That looks like an export, by the media type of the answers or by the fetch size";

  @Override
  public String type() {
    return "large_fetch";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView view : Scene.of(endpoint, Kind.DB_EXEC)) {
        Rows rows = Rows.of(endpoint, view);
        if (rows.areManyTrips()) {
          found.accept(trips(endpoint, rows));
        } else if (rows.each() >= Thresholds.MANY_ROWS) {
          found.accept(volume(endpoint, rows));
        }
      }
    }
  }

  /** A query with what is known of the reading of its rows. */
  private record Rows(SignatureView query, @Nullable SignatureView fetch) {
    static Rows of(EndpointView endpoint, SignatureView query) {
      for (SignatureView other : Scene.of(endpoint, Kind.DB_FETCH)) {
        if (other.signature().text().equals(query.signature().text())
            && other.signature().target().equals(query.signature().target())) {
          return new Rows(query, other);
        }
      }
      return new Rows(query, null);
    }

    double each() {
      return query.executions() == 0 ? 0 : (double) query.rows() / query.executions();
    }

    long fetchNanos() {
      return fetch == null ? 0 : fetch.pathNanos();
    }

    long atOnce() {
      return fetch == null ? 0 : fetch.statement().fetchSize();
    }

    double trips() {
      return atOnce() == 0 ? 0 : each() / atOnce();
    }

    /**
     * How many rows come at once after the fix is for the developer to say: sure is what as many as
     * a page shows would save of the round trips, at most all trips but those that have to be.
     */
    Gain fewerTrips() {
      if (fetch == null) {
        return Gain.NONE;
      }
      double trips = laterTrips(atOnce());
      // Of reading that is quicker than any query, nobody knows what is not the way.
      double way = Math.min(query.floorNanos(), fetch.savableNanos() / trips / query.executions());
      double sure = trips - laterTrips(Thresholds.PAGE_ROWS);
      double most = 1 - laterTrips(Thresholds.ROWS_AT_ONCE) / trips;
      return new Gain(
          Math.round(sure * query.executions() * way), Math.round(fetch.savableNanos() * most));
    }

    /** The first rows come with the answer. */
    private double laterTrips(double rowsAtOnce) {
      return Math.max(0, Math.ceil(each() / rowsAtOnce) - 1);
    }

    /** Reading takes much longer than the query, and it goes back and forth. */
    boolean areManyTrips() {
      long each = fetch == null ? 0 : fetch.latency().sum() / Math.max(1, query.executions());
      return each >= Thresholds.FETCH_NANOS
          && each >= Thresholds.FETCH_OF_EXECUTE * query.latency().mean()
          && trips() >= Thresholds.TRIPS
          && atOnce() < Thresholds.PAGE_ROWS;
    }
  }

  private Draft trips(EndpointView endpoint, Rows rows) {
    SignatureView view = rows.query();
    return draft(endpoint, rows, rows.fetchNanos())
        .title(
            endpoint.endpoint().name()
                + " reads "
                + Units.count(Math.round(rows.each()))
                + " rows, "
                + Units.count(rows.atOnce())
                + " at a time")
        .because(
            "That is "
                + Units.mean(rows.trips())
                + " round trips for one result; reading takes "
                + Units.duration(rows.fetchNanos() / Math.max(1, view.requests()))
                + " of a request, and the query itself "
                + Units.duration(view.pathNanos() / Math.max(1, view.requests())))
        .fix(
            "Set a larger fetch size: hibernate.jdbc.fetch_size="
                + Thresholds.ROWS_AT_ONCE
                + ", JdbcTemplate.setFetchSize, or defaultRowPrefetch of Oracle's driver (10 rows"
                + " where nothing is set).")
        .costs(rows.fetchNanos(), view.requests(), rows.fewerTrips());
  }

  private Draft volume(EndpointView endpoint, Rows rows) {
    SignatureView view = rows.query();
    // Where the driver reads as it goes, the query itself is another matter.
    boolean isFetchOnly = rows.atOnce() > 0;
    long nanos = rows.fetchNanos() + (isFetchOnly ? 0 : view.pathNanos());
    long fetchSavable = rows.fetch() == null ? 0 : rows.fetch().savableNanos();
    long savable = fetchSavable + (isFetchOnly ? 0 : view.savableNanos());
    double notShown = 1 - Math.min(1, Thresholds.PAGE_ROWS / rows.each());
    Draft draft =
        draft(endpoint, rows, nanos)
            .title(
                endpoint.endpoint().name()
                    + " reads "
                    + Units.count(Math.round(rows.each()))
                    + " rows at once")
            .because(
                Units.count(Math.round(rows.each()))
                    + " rows on average, at most "
                    + Units.count(view.maxRows())
                    + " in one request; reading them takes "
                    + Units.duration(rows.fetchNanos() / Math.max(1, view.requests()))
                    + " of it")
            .fix(
                "Read a page at a time (LIMIT, Pageable) and fewer columns (a projection). With"
                    + " Hibernate, HHH90003004 in the log says that it pages in memory.")
            .costs(nanos, view.requests(), Gain.atMost(Math.round(savable * notShown)));
    return isExport(endpoint, rows) ? draft.because(EXPORT).hint() : draft;
  }

  /** Somebody set out to read very many: the answer is a file, or they come in large pieces. */
  private static boolean isExport(EndpointView endpoint, Rows rows) {
    return endpoint.exports() >= Thresholds.EXPORTS * rows.query().requests()
        || rows.atOnce() >= Thresholds.PAGE_ROWS;
  }

  private Draft draft(EndpointView endpoint, Rows rows, long nanos) {
    SignatureView view = rows.query();
    Draft draft =
        new Draft(type(), endpoint)
            .of(view.signature(), view.sites(), view.exemplars())
            .because(Words.time(endpoint, nanos, view.requests()))
            .verify("Rows per execution of this query, and the time of reading them, should fall.");
    return rows.fetch() == null ? draft : draft.with(rows.fetch().signature());
  }
}
