package io.narrows.engine.analysis;

import io.narrows.bootstrap.Incoming;
import io.narrows.engine.metrics.Methods;
import io.narrows.engine.recording.ExecutorStats;
import io.narrows.engine.recording.Request;
import java.util.Comparator;

/**
 * What requests are told apart by.
 *
 * @param root what it began as
 * @param name method and route, or where the task ran
 */
public record Endpoint(Request.Root root, String name) {
  static final Endpoint OTHER = new Endpoint(Request.Root.SERVER, Signature.OTHER);
  static final Endpoint OUTSIDE = new Endpoint(Request.Root.INTERNAL, "(outside any request)");

  static final Comparator<Endpoint> ORDER =
      Comparator.comparing(Endpoint::root).thenComparing(Endpoint::name);

  private static final Methods METHODS = Methods.standard();

  /** What a request is counted under. */
  public static Endpoint of(Request request) {
    switch (request.root()) {
      case SERVER:
        return new Endpoint(Request.Root.SERVER, serverName(request));
      case TASK:
        Object queue = request.queue();
        String place = queue instanceof ExecutorStats executor ? executor.name() : "a thread";
        return new Endpoint(Request.Root.TASK, "task on " + place);
      default:
        return OUTSIDE;
    }
  }

  private static String serverName(Request request) {
    Incoming incoming = request.incoming();
    String method = incoming == null ? Methods.OTHER : METHODS.known(incoming.method);
    // A raw path is an attacker's to choose, so it names nothing.
    String route = request.route() == null ? "(unmatched)" : request.route();
    return method + " " + route;
  }

  /** Whether requests of this were received by a server. */
  public boolean isServer() {
    return root == Request.Root.SERVER;
  }
}
