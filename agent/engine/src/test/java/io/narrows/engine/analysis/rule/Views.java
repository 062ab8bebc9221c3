package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Bodies;
import io.narrows.engine.analysis.CallView;
import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.Exemplar;
import io.narrows.engine.analysis.FanOutView;
import io.narrows.engine.analysis.LockView;
import io.narrows.engine.analysis.LoopView;
import io.narrows.engine.analysis.Machine;
import io.narrows.engine.analysis.Modes;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.Prominence;
import io.narrows.engine.analysis.ScalingView;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Slowest;
import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.Snapshot.Banded;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.Snapshot.Promise;
import io.narrows.engine.analysis.Snapshot.Repetition;
import io.narrows.engine.analysis.Snapshot.ResourceView;
import io.narrows.engine.analysis.Snapshot.SequenceView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Snapshot.Span;
import io.narrows.engine.analysis.StatementView;
import io.narrows.engine.analysis.StatementView.BindView;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Judge;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.recording.Request;
import io.narrows.engine.site.CallSite;
import io.narrows.engine.site.Sites;
import java.util.ArrayList;
import java.util.List;

/** Plain data for rules: 100 requests of one endpoint in one minute, unless said otherwise. */
final class Views {
  static final long MILLI = 1_000_000;
  static final long REQUESTS = 100;
  static final double SECONDS = 60;

  final List<EndpointView> endpoints = new ArrayList<>();
  final List<ResourceView> pools = new ArrayList<>();
  final List<ResourceView> executors = new ArrayList<>();
  boolean isDevelopment;
  long ageMinutes = 10;
  Promise promise;
  long slowRequests;
  List<LoopView> loops = List.of();
  SequenceView reads = SequenceView.NONE;
  long exports;
  Bodies.View bodies = Bodies.View.NONE;
  Request.Root root = Request.Root.SERVER;
  long requests = REQUESTS;
  OwnStats.View own = OwnStats.View.NONE;
  Machine.View machine = Machine.View.NONE;

  private static final Banded NO_BANDS = new Banded(List.of(), List.of());
  private static final List<Exemplar> TRACE = List.of(new Exemplar("0af7651916cd43dd", 1));

  /** One signature as its requests meet it; all of it on the path. */
  static final class Seen {
    Kind kind = Kind.DB_EXEC;
    String text = "SELECT * FROM item WHERE order_id = ?";
    String target = "postgresql db";
    long requests = REQUESTS;
    double perRequest = 1;
    double millisEach = 1;
    double p95Millis = -1;
    long rowsEach = 1;
    long rowByRow;
    double heldShare;
    String heldOf = "orders";
    double slowShare;
    long rescued;
    double onPath = 1;
    double savable = 1;
    double floorMillis = 0.5;
    double aroundMillis;
    Prominence prominence = Prominence.NONE;
    CallView calls = CallView.NONE;
    boolean inCommonPool;
    boolean isOfManyThreads;
    BindView binds = BindView.NONE;
    long batches;
    long ownCommits;
    long keysRead;
    long fetchSize;
    long lockErrors;
    long nested;
    double inStep;
    Modes modes;
    long withRows;
    double slowWithRows;
    LockView locks = LockView.NONE;
    String[] places = {"load"};
    Banded pathBands = NO_BANDS;
    Banded countBands = NO_BANDS;
    Banded rowBands = NO_BANDS;

    SignatureView view() {
      long executions = Math.round(requests * perRequest);
      long sum = Math.round(executions * millisEach * MILLI);
      long mean = Math.round(millisEach * MILLI);
      long p95 = p95Millis < 0 ? mean : Math.round(p95Millis * MILLI);
      long repeating = perRequest >= 5 && !isOfManyThreads ? requests : 0;
      Sites sites = new Sites();
      int line = 57;
      for (String place : places) {
        sites.add(new CallSite(1, "com.example.Service", place, "Service.java", line++, null));
      }
      return new SignatureView(
          new Signature(kind, text, target),
          new Latency(executions, sum, mean, mean, p95, p95, p95),
          requests,
          Math.round(sum * onPath),
          Math.round(sum * onPath * savable),
          Math.round(Math.max(0, executions - requests) * millisEach * MILLI),
          Math.round(perRequest),
          List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L),
          rowsEach * executions,
          rowsEach,
          0,
          Math.round(floorMillis * MILLI),
          TRACE,
          sites.seen(),
          new Repetition(
              repeating,
              rowByRow,
              rowByRow > 0 ? ORDERS : null,
              Math.round(Math.max(0, executions - requests) * aroundMillis * MILLI)),
          Math.round(sum * heldShare),
          heldShare > 0 ? heldOf : null,
          pathBands == NO_BANDS ? bands(sum * onPath * slowShare) : pathBands,
          countBands,
          rescued,
          rowBands,
          prominence,
          calls,
          inCommonPool ? sum : 0,
          new StatementView(
              binds,
              batches,
              ownCommits,
              keysRead,
              fetchSize,
              lockErrors,
              nested,
              inStep,
              modes,
              withRows,
              slowWithRows,
              locks));
    }
  }

  /** So much of it in the slowest requests. */
  private static Banded bands(double nanos) {
    List<Double> none = List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    return new Banded(List.of(0L, 0L, 0L, 0L, Math.round(nanos), 0L), none);
  }

  static final Signature ORDERS =
      new Signature(Kind.DB_EXEC, "SELECT * FROM orders", "postgresql db");

  static Seen query(double perRequest, double millisEach) {
    Seen seen = new Seen();
    seen.perRequest = perRequest;
    seen.millisEach = millisEach;
    return seen;
  }

  static Seen call(double perRequest, double millisEach) {
    Seen seen = query(perRequest, millisEach);
    seen.kind = Kind.HTTP_WAIT;
    seen.text = "GET /stock/{}";
    seen.target = "inventory:8080";
    return seen;
  }

  static Seen waiting(Kind kind, String name, double millis) {
    Seen seen = query(1, millis);
    seen.kind = kind;
    seen.text = name;
    seen.target = "";
    return seen;
  }

  /** An endpoint that waits for a pool of which this share of the hold is spent elsewhere. */
  Views pool(double heldElsewhere, int limit, double holdMillis) {
    Seen acquire = waiting(Kind.DB_ACQUIRE, "orders", 120);
    Seen stock = call(1, 70);
    stock.heldShare = heldElsewhere;
    endpoint("POST /orders", 250, acquire, stock);
    long hold = Math.round(holdMillis * MILLI * 4_000);
    pools.add(
        resource(
            "orders",
            limit,
            4_000,
            120,
            holdMillis,
            new KindTime(Kind.HTTP_WAIT, Math.round(hold * heldElsewhere)),
            new KindTime(Kind.DB_EXEC, Math.round(hold * (1 - heldElsewhere)))));
    return this;
  }

  /** An endpoint that does these, and works by itself for the rest of its time. */
  Views endpoint(String name, double millisEach, Seen... does) {
    return endpoint(name, millisEach, new SequenceView(0, 0, List.of()), does);
  }

  Views endpoint(String name, double millisEach, SequenceView sequence, Seen... does) {
    List<SignatureView> signatures = new ArrayList<>();
    long[] byKind = new long[Kind.count()];
    long[] slowByKind = new long[Kind.count()];
    long sum = Math.round(requests * millisEach * MILLI);
    long queries = 0;
    long left = sum;
    for (Seen seen : does) {
      SignatureView view = seen.view();
      signatures.add(view);
      byKind[seen.kind.ordinal()] += view.pathNanos();
      slowByKind[seen.kind.ordinal()] += Slowest.nanos(view.pathBands());
      left -= view.pathNanos();
      queries += seen.kind == Kind.DB_EXEC ? view.executions() : 0;
    }
    if (left < 0) {
      throw new IllegalArgumentException("more time than there is in " + name);
    }
    byKind[Kind.CPU.ordinal()] += left;
    List<KindTime> time = new ArrayList<>();
    for (int kind = 0; kind < byKind.length; kind++) {
      if (byKind[kind] > 0) {
        time.add(new KindTime(Kind.of(kind), byKind[kind], bands(slowByKind[kind])));
      }
    }
    long mean = Math.round(millisEach * MILLI);
    endpoints.add(
        new EndpointView(
            new Endpoint(root, name),
            new Latency(requests, sum, mean, mean, mean, mean, mean),
            0,
            time,
            queries,
            queries / requests,
            signatures,
            List.of(),
            List.of(0L, requests - slowRequests, 0L, 0L, slowRequests, 0L),
            sequence,
            ageMinutes,
            promise,
            FanOutView.NONE,
            ScalingView.NONE,
            own,
            loops,
            reads,
            exports,
            bodies));
    return this;
  }

  /** A pool or executor in which so many waited and held for so long on average. */
  static ResourceView resource(
      String name, int limit, long count, double waitMillis, double useMillis, KindTime... held) {
    Span waiting = span(count, waitMillis);
    Span using = span(count, useMillis);
    double utilisation = limit < 0 ? Double.NaN : using.sum() / 1e9 / SECONDS / limit;
    return new ResourceView(name, waiting, using, limit, utilisation, 0, 0, List.of(held));
  }

  private static Span span(long count, double millis) {
    long mean = Math.round(millis * MILLI);
    return new Span(count, count * mean, mean, mean);
  }

  Scene scene() {
    Latency none = new Latency(0, 0, 0, 0, 0, 0, 0);
    Snapshot.Losses losses = new Snapshot.Losses(0, 0, 0, 0, false);
    return new Scene(
        new Snapshot(
            Math.round(SECONDS * 1e9), none, 1, losses, endpoints, pools, executors, machine),
        isDevelopment);
  }

  List<Finding> judge(Rule rule) {
    return new Judge(List.of(rule)).judge(scene());
  }

  List<Finding> judge() {
    return new Judge(Rules.all()).judge(scene());
  }
}
