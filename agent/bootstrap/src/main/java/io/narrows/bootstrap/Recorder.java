package io.narrows.bootstrap;

import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Delayed;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the doors of {@link Probe}. Every method here does nothing, which is what an
 * application meets until the engine is installed and after it has gone. Implementations never
 * throw, block, log or do I/O.
 */
public abstract class Recorder {
  /** Records nothing. */
  public static final Recorder NOOP = new Recorder() {};

  protected Recorder() {}

  public void suppressed(Throwable error) {}

  // Operations

  public @Nullable Operation begin(Kind kind, @Nullable Object signature) {
    return null;
  }

  public void end(Operation operation, long count, @Nullable Throwable error) {}

  // Requests

  public boolean inRequest() {
    return true;
  }

  public @Nullable Operation beginRequest(Incoming incoming) {
    return null;
  }

  public @Nullable Operation resumeRequest(Operation request) {
    return null;
  }

  public void suspendRequest(Operation request) {}

  public void endRequest(Operation request, int status, @Nullable Throwable error) {}

  public @Nullable Operation request() {
    return null;
  }

  public @Nullable Operation unfollowedRequest() {
    return null;
  }

  public boolean isFollowed(Operation request) {
    return false;
  }

  public void responded(Operation request, int status) {}

  public void failed(Throwable error) {}

  public void unwound() {}

  public void carry(Object carrier, Operation request) {}

  public @Nullable Operation carried(Object carrier) {
    return null;
  }

  public boolean isRouted() {
    return true;
  }

  public void route(String template, int rank) {}

  /** See {@link Answers#isAsked}. */
  public boolean asksMediaType(Operation request) {
    return false;
  }

  /** See {@link Answers#typed}. */
  public void answered(Operation request, String mediaType) {}

  /** See {@link Answers#measured}. */
  public void measured(Operation request, long sentBytes, long receivedBytes) {}

  /** See {@link Answers#sent}. */
  public void sent(Operation request, int bytes) {}

  // Outgoing calls

  public @Nullable Operation beginCall(
      String method, @Nullable String scheme, @Nullable String host, int port, String url) {
    return null;
  }

  public @Nullable Operation startCall(
      String method, @Nullable String scheme, @Nullable String host, int port, String url) {
    return null;
  }

  public void endCall(
      Operation call, int status, @Nullable String protocol, @Nullable Throwable error) {
    end(call, status, error);
  }

  public void sent(Operation call, @Nullable Object future, @Nullable Throwable error) {}

  public void exchange(Object exchange) {}

  public void headersArrived(Object exchange) {}

  public Map<String, List<String>> headers(Map<String, List<String>> given) {
    return given;
  }

  public @Nullable Operation beginStep(HttpURLConnection connection, boolean awaitsResponse) {
    return null;
  }

  public void endStep(
      Operation step, int status, String method, long receivedBytes, @Nullable Throwable error) {}

  public void endCall(
      Operation call,
      int status,
      @Nullable String protocol,
      long sentBytes,
      @Nullable Map<String, List<String>> headers,
      @Nullable Object body,
      @Nullable Throwable error) {
    endCall(call, status, protocol, error);
  }

  public @Nullable Operation beginNetwork(boolean isLookup) {
    return null;
  }

  public @Nullable Operation beginHandshake() {
    return null;
  }

  public void connecting(Object future) {}

  public void shakingHands(Object connection, Object future) {}

  public @Nullable Operation beginSending(Object exchange) {
    return null;
  }

  public void endSending(Operation call) {}

  public void library(int depth) {}

  // JDBC

  public @Nullable Operation beginConnect() {
    return null;
  }

  public void endConnect(
      @Nullable Operation connect,
      @Nullable Object connection,
      @Nullable String url,
      @Nullable Throwable error) {}

  public @Nullable Operation beginCheck() {
    return null;
  }

  public void endCheck(Operation check) {}

  public @Nullable Operation beginAcquire(Object dataSource) {
    return null;
  }

  public void endAcquire(
      @Nullable Operation acquire,
      Object dataSource,
      @Nullable Object connection,
      @Nullable Throwable error) {}

  public @Nullable Operation beginRelease(Object connection) {
    return null;
  }

  public @Nullable Operation beginPrepare(Object connection, @Nullable String sql) {
    return null;
  }

  public void endPrepare(
      @Nullable Operation prepare,
      Object connection,
      @Nullable String sql,
      @Nullable Object statement,
      @Nullable Throwable error) {}

  public void bound(Object statement, int index, long hash) {}

  public void batched(Object statement, @Nullable String sql) {}

  public void unbatched(Object statement) {}

  public @Nullable Operation beginStatement(Object statement, @Nullable String sql) {
    return null;
  }

  public @Nullable Operation beginBatch(Object statement) {
    return null;
  }

  public void endStatement(
      Operation operation,
      Object statement,
      @Nullable Object resultSet,
      @Nullable Throwable error) {}

  public void endUpdate(
      Operation operation, Object statement, long count, @Nullable Throwable error) {}

  public void endBatch(
      Operation operation, Object statement, @Nullable Object counts, @Nullable Throwable error) {}

  public void updated(Object statement, long count) {}

  public void opened(Object statement, Object resultSet, boolean keys) {}

  public @Nullable Operation beginFetch(Object resultSet) {
    return null;
  }

  public void endFetch(Operation fetch, Object resultSet, boolean row, @Nullable Throwable error) {}

  public @Nullable Operation beginClose(Object resultSet) {
    return null;
  }

  public @Nullable Operation beginCommit(Object connection, String step) {
    return null;
  }

  public void endCommit(Operation commit, @Nullable Throwable error) {}

  // Pools

  public void pool(Object pool, Object settings, @Nullable Object feeder, String library) {}

  // Tasks

  public void submitted(@Nullable Object executor, Object task, long delayNanos) {}

  public void scheduled(@Nullable Object executor, Delayed task) {}

  public void timed(Object timer, Object task, long startMillis, long periodMillis) {}

  public void forked(Object task) {}

  public void starting(Thread thread, @Nullable Object container) {}

  public @Nullable Operation beginStarting(@Nullable Object executor) {
    return null;
  }

  public void endStarting(Operation starting) {}

  public void rejected(@Nullable Object executor, Object task) {}

  public void refused(@Nullable Object executor, Object task, Throwable error) {}

  public void withdrawn(Object task) {}

  public @Nullable Operation beginTask(Object task) {
    return null;
  }

  public @Nullable Operation beginRepeated(Object task) {
    return null;
  }

  public void endTask(Operation task, @Nullable Throwable error) {}

  public void taken(Object task) {}

  public void returned(@Nullable Throwable error) {}

  // Waits for tasks

  public @Nullable Operation beginJoin(@Nullable Object awaited) {
    return null;
  }

  public void completed(Object future) {}

  // Correlation

  public @Nullable String traceId() {
    return null;
  }

  public @Nullable String spanId() {
    return null;
  }

  public @Nullable String traceFlags() {
    return null;
  }

  public void logged(Object event) {}

  public Map<String, String> correlated(Object event, Map<String, String> context) {
    return context;
  }

  public Map<String, String> correlated(Map<String, String> context) {
    return context;
  }
}
