package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import java.util.Comparator;

/**
 * What was done, without the values it was done with.
 *
 * @param kind the kind of time it takes
 * @param text a SQL text without literals, a method and a URL template, or a name
 * @param target the database or host, the pool, the executor; empty where there is none
 */
public record Signature(Kind kind, String text, String target) {
  /** The target of a wait for the container's own threads, before a request begins. */
  public static final String BEFORE_REQUEST = "before the request";

  /** What a physical connect is called. */
  public static final String CONNECT = "connect";

  /** The target of what is done with a pool's connection before the pool lends it. */
  public static final String BEFORE_LOAN = "before it is lent";

  /** What is not told apart any more, because there was too much of it. */
  static final String OTHER = "(other)";

  static final Comparator<Signature> ORDER =
      Comparator.comparing(Signature::kind)
          .thenComparing(Signature::text)
          .thenComparing(Signature::target);

  static Signature other(Kind kind) {
    return new Signature(kind, OTHER, "");
  }

  /** Whether this stands for many. */
  public boolean isOther() {
    return text.equals(OTHER);
  }
}
