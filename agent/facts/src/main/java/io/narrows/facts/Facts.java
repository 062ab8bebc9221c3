package io.narrows.facts;

import io.narrows.facts.inventory.Inventory;
import io.narrows.facts.log.Log;
import io.narrows.facts.settings.Settings;

/** Built once by the launcher, before anything is woven or recorded. */
public final class Facts {
  private final Settings settings;
  private final Inventory inventory;
  private final Log log;

  public Facts(Settings settings, Inventory inventory, Log log) {
    this.settings = settings;
    this.inventory = inventory;
    this.log = log;
  }

  public Settings settings() {
    return settings;
  }

  public Inventory inventory() {
    return inventory;
  }

  public Log log() {
    return log;
  }
}
