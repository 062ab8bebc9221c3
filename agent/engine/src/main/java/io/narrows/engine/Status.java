package io.narrows.engine;

import io.narrows.engine.control.StatusSource;
import io.narrows.engine.overlay.Overlays;
import io.narrows.engine.recording.Recording;
import io.narrows.facts.Facts;
import io.narrows.facts.inventory.Failure;
import io.narrows.facts.inventory.Inventory;
import io.narrows.facts.inventory.Library;
import java.util.Map;

/** How the agent itself is doing: what it wove, read, lost, and what went wrong. */
final class Status implements StatusSource {
  private final Facts facts;
  private final Recording recording;
  private final Reading reading;
  private final Overlays overlays;

  Status(Facts facts, Recording recording, Reading reading, Overlays overlays) {
    this.facts = facts;
    this.recording = recording;
    this.reading = reading;
    this.overlays = overlays;
  }

  @Override
  public String text() {
    Inventory inventory = facts.inventory();
    StringBuilder text = new StringBuilder();
    line(text, "version", Version.current());
    line(text, "woven classes", inventory.woven().size());
    line(text, "unwoven by failure", inventory.failures().size());
    line(text, "recorded pieces read", reading.processed());
    line(text, "recorded pieces waiting", recording.waiting());
    line(text, "requests without detail", recording.droppedRequests());
    line(text, "pieces without detail", recording.droppedSlices());
    line(text, "told too late or too much", overlays.lost());
    line(text, "stacks not kept", recording.captures().refused());
    for (Library library : inventory.libraries()) {
      line(text, "library", library.name() + " " + library.version());
    }
    for (Failure failure : inventory.failures()) {
      line(text, "not woven", failure.className() + ": " + failure.reason());
    }
    for (Map.Entry<String, Integer> error : facts.log().errors().entrySet()) {
      line(text, "error", error.getValue() + " x " + error.getKey());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append(name).append(": ").append(value).append('\n');
  }
}
