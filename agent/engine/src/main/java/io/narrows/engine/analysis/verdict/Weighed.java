package io.narrows.engine.analysis.verdict;

import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A draft that is worth a word, and what it is a consequence of. */
final class Weighed {
  final Draft draft;
  final String id;
  @Nullable Weighed cause;

  private final Gate gate;

  Weighed(Gate gate) {
    this.gate = gate;
    draft = gate.draft();
    id = id(draft);
  }

  Finding finding(List<String> effects) {
    return new Finding(
        id,
        key(draft),
        draft.type,
        gate.severity(),
        draft.confidence,
        draft.endpoint.endpoint(),
        draft.signature,
        draft.sites,
        draft.title,
        List.copyOf(draft.evidence),
        draft.fix,
        draft.verify,
        draft.gain,
        draft.requests,
        gate.share(),
        gate.impact(),
        gate.secondsPerSecond(),
        draft.exemplars,
        gate.isTailOnly(),
        rescued(),
        cause == null ? null : cause.id,
        List.copyOf(effects),
        Claims.of(draft));
  }

  private long rescued() {
    return draft.endpoint.signatures().stream()
        .filter(view -> view.signature().equals(draft.signature))
        .mapToLong(SignatureView::rescued)
        .sum();
  }

  /** Whether the other is among what this follows from. */
  boolean followsFrom(Weighed other) {
    for (Weighed each = this; each != null; each = each.cause) {
      if (each == other) {
        return true;
      }
    }
    return false;
  }

  /** Without a line number, so that an edit above it makes no new finding. */
  private static String id(Draft draft) {
    String place = draft.sites.isEmpty() ? "" : draft.sites.get(0).site().function();
    String text = key(draft) + "\n" + place;
    CRC32 hash = new CRC32();
    hash.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%s-%08x", draft.type, hash.getValue());
  }

  private static String key(Draft draft) {
    String endpoint = draft.isOfMachine ? "" : draft.endpoint.endpoint().name();
    return String.join("\n", draft.type, endpoint, name(draft.signature));
  }

  private static String name(@Nullable Signature signature) {
    return signature == null
        ? ""
        : signature.kind() + " " + signature.text() + " " + signature.target();
  }
}
