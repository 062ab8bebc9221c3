package org.example.bench;

/**
 * What was planted: what the agent has to find.
 *
 * @param type the finding's type
 * @param signature the text of what it is about; empty where it is the endpoint itself
 * @param marker the comment at the end of the line that is to be named; empty where there is none
 */
public record Truth(String type, String signature, String marker) {
  public static Truth of(String type, String signature) {
    return new Truth(type, signature, "culprit");
  }

  /** Something that no line issues, such as the wait for a thread of the container. */
  public static Truth nowhere(String type, String signature) {
    return new Truth(type, signature, "");
  }

  /** Marked with another comment. */
  public Truth at(String comment) {
    return new Truth(type, signature, comment);
  }
}
