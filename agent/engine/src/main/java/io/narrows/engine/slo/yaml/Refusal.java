package io.narrows.engine.slo.yaml;

/** Something in a file is not accepted; the message is the one line that a user reads. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 80;

  /**
   * @param place file, line, and path in the file
   * @param value what stands there
   * @param accepted what may stand there
   */
  public Refusal(String place, String value, String accepted) {
    super(place + ": " + shown(value) + ": accepted is " + accepted, null, false, false);
  }

  Refusal(String message) {
    super(message, null, false, false);
  }

  /** On one line, and not all of it when it is long. */
  private static String shown(String value) {
    String line = value.strip().replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }
}
