package org.example.bench;

import java.util.List;

/**
 * What was planted: what the agent has to find.
 *
 * @param type the finding's type
 * @param signatures the text of what it is about, of which each is right; empty where it is the
 *     endpoint itself
 * @param marker the comment at the end of the line that is to be named; empty where there is none
 * @param isFixed whether the fixed variant is without it
 * @param isGainKnown whether that is all that the fixed variant is without
 */
public record Truth(
    String type, List<String> signatures, String marker, boolean isFixed, boolean isGainKnown) {
  public static Truth of(String type, String signature) {
    return ofAny(type, signature);
  }

  /** Something that has several parts, by each of which it may be called. */
  public static Truth ofAny(String type, String... signatures) {
    return new Truth(type, List.of(signatures), "culprit", true, true);
  }

  /** Something that no line issues, such as the wait for a thread of the container. */
  public static Truth nowhere(String type, String... signatures) {
    return new Truth(type, List.of(signatures), "", true, true);
  }

  /** Marked with another comment. */
  public Truth at(String comment) {
    return new Truth(type, signatures, comment, isFixed, isGainKnown);
  }

  /** What a fix of this alone saves is not measured. */
  public Truth withoutGain() {
    return new Truth(type, signatures, marker, isFixed, false);
  }

  /** The fixed variant has it as well. */
  public Truth thatStays() {
    return new Truth(type, signatures, marker, false, false);
  }
}
