package io.narrows.engine.analysis;

import io.narrows.engine.analysis.Snapshot.Latency;
import java.util.List;

/**
 * What more is known of outgoing calls than of other operations.
 *
 * @param failed attempts that ended by an error, or with a status that says to try again
 * @param retried of these, those that another attempt of the same request followed
 * @param failingRequests requests in which one failed
 * @param overlapping calls that began before another one of the same request was over
 * @param identical reads of what the same request had read already
 * @param pages calls for a further page of what the call before had asked for
 * @param stalled calls that waited for a lookup or a connect as long as none should ever take
 * @param stalledNanos what lookups and connects took of these
 * @param failures the durations of some of those that failed, the shortest first
 * @param lookups of hosts, by a name service
 * @param connects made for a call, because no connection was there; with TLS
 * @param handshakes of TLS, which are a part of their connects
 * @param sent lengths of the requests' bodies in bytes, where these are known
 * @param received lengths of the responses' bodies in bytes, where these are known
 */
public record CallView(
    long failed,
    long failedNanos,
    long retried,
    long failingRequests,
    long overlapping,
    long identical,
    long identicalNanos,
    long pages,
    long stalled,
    long stalledNanos,
    List<Long> failures,
    Latency lookups,
    Latency connects,
    Latency handshakes,
    Latency sent,
    Latency received) {
  static final Latency NOTHING = new Latency(0, 0, 0, 0, 0, 0, 0);

  /** Of what is no outgoing call. */
  public static final CallView NONE =
      new CallView(
          0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);
}
