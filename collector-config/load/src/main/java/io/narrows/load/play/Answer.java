package io.narrows.load.play;

/**
 * What became of one message.
 *
 * @param rejected of its items, where the others were taken
 */
public record Answer(Kind kind, long rejected, String words) {
  /** How it ended. */
  public enum Kind {
    ACCEPTED,
    /** Not now: an agent would try again. */
    REFUSED,
    FAILED
  }

  static Answer accepted(long rejected, String words) {
    return new Answer(Kind.ACCEPTED, rejected, words);
  }

  static Answer refused(String words) {
    return new Answer(Kind.REFUSED, 0, words);
  }

  static Answer failed(String words) {
    return new Answer(Kind.FAILED, 0, words);
  }
}
