package io.narrows.engine.analysis;

import io.narrows.bootstrap.Incoming;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.recording.Request;
import org.jspecify.annotations.Nullable;

/** The bodies of the requests that an endpoint was sent and of its answers, in bytes. */
public final class Bodies {
  private @Nullable LogHistogram sent;
  private @Nullable LogHistogram received;

  void add(Request request) {
    Incoming incoming = request.incoming();
    if (incoming != null) {
      sent = add(sent, incoming.sentBytes);
      received = add(received, incoming.receivedBytes);
    }
  }

  /** None is no body. */
  private static @Nullable LogHistogram add(@Nullable LogHistogram known, int bytes) {
    if (bytes <= 0) {
      return known;
    }
    LogHistogram into = known == null ? LogHistogram.ofBytes() : known;
    into.add(bytes);
    return into;
  }

  void add(Bodies other) {
    sent = add(sent, other.sent);
    received = add(received, other.received);
  }

  private static @Nullable LogHistogram add(
      @Nullable LogHistogram known, @Nullable LogHistogram other) {
    if (other == null) {
      return known;
    }
    LogHistogram into = known == null ? LogHistogram.ofBytes() : known;
    into.add(other);
    return into;
  }

  View view() {
    return new View(view(sent), view(received));
  }

  private static Latency view(@Nullable LogHistogram histogram) {
    return histogram == null ? CallView.NOTHING : Latency.of(histogram);
  }

  /**
   * Lengths in bytes, of those that are known and not empty.
   *
   * @param sent the answers' bodies
   * @param received the requests' bodies
   */
  public record View(Latency sent, Latency received) {
    /** Of which nothing is known. */
    public static final View NONE = new View(CallView.NOTHING, CallView.NOTHING);
  }
}
