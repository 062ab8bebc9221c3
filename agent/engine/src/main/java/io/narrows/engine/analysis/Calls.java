package io.narrows.engine.analysis;

import io.narrows.engine.recording.Call;
import io.narrows.engine.recording.Remote;
import io.narrows.engine.recording.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outgoing calls of one signature in one request, beside their times. Reused. */
final class Calls {
  // Refused for now, by what was called or by what stands before it: asking again may help.
  private static final int TIMED_OUT = 408;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private final Map<String, Integer> byUrl = new HashMap<>();
  private long[] starts = new long[8];
  private long[] ends = new long[8];
  private long[] failures = new long[8];
  private final List<Call> made = new ArrayList<>();
  private int size;
  private int failed;
  private int identical;
  private long identicalNanos;
  private int pages;
  private @Nullable String lastUrl;

  void clear() {
    byUrl.clear();
    made.clear();
    size = 0;
    failed = 0;
    identical = 0;
    identicalNanos = 0;
    pages = 0;
    lastUrl = null;
  }

  void call(Slice slice, int index) {
    long nanos = slice.endNanos(index) - slice.startNanos(index);
    add(slice.startNanos(index), slice.endNanos(index));
    if (slice.detail(index) instanceof Call call) {
      made.add(call);
    }
    if (hasFailed(slice.error(index), slice.count(index))) {
      failures = put(failures, failed++, nanos);
    } else if (slice.detail(index) instanceof Call call
        && slice.signature(index) instanceof Remote remote) {
      asked(remote.method(), call.url(), nanos);
    }
  }

  private void add(long start, long end) {
    starts = put(starts, size, start);
    ends = put(ends, size++, end);
  }

  private static long[] put(long[] values, int at, long value) {
    long[] room = at == values.length ? Arrays.copyOf(values, at * 2) : values;
    room[at] = value;
    return room;
  }

  static boolean hasFailed(@Nullable String error, long status) {
    return error != null || status >= SERVER_ERROR || status == TIMED_OUT || status == TOO_MANY;
  }

  /** What failed may be asked again; what was answered need not be. */
  private void asked(String method, String url, long nanos) {
    boolean isRead = method.equals("GET") || method.equals("HEAD");
    if (byUrl.merge(url, 1, Integer::sum) > 1 && isRead) {
      identical++;
      identicalNanos += nanos;
    }
    if (lastUrl != null && Paging.isNextPage(lastUrl, url)) {
      pages++;
    }
    lastUrl = url;
  }

  /** Executions that began before another one of them was over. */
  int overlapping() {
    if (size < 2) {
      return 0;
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(starts[a], starts[b]));
    int overlapping = 0;
    long until = ends[order[0]];
    for (int i = 1; i < size; i++) {
      overlapping += starts[order[i]] < until ? 1 : 0;
      until = Math.max(until, ends[order[i]]);
    }
    return overlapping;
  }

  /** The calls themselves. */
  List<Call> made() {
    return made;
  }

  int failed() {
    return failed;
  }

  long failureNanos(int failure) {
    return failures[failure];
  }

  /** Attempts that failed and were followed by another one. */
  int retried() {
    return Math.min(failed, Math.max(0, size - 1));
  }

  /** Reads of what the same request had read already. */
  int identical() {
    return identical;
  }

  long identicalNanos() {
    return identicalNanos;
  }

  /** Calls that asked for a further page of what the call before had asked for. */
  int pages() {
    return pages;
  }
}
