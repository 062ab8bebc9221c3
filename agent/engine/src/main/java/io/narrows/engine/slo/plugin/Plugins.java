package io.narrows.engine.slo.plugin;

import io.narrows.engine.slo.yaml.Node;
import io.narrows.engine.slo.yaml.Refusal;
import java.util.ArrayList;
import java.util.List;

/** THE list of indicators that a file can name. */
public final class Plugins {
  private static final List<Plugin> ALL =
      List.of(
          new HttpAvailability(),
          new HttpLatency(),
          new DbLatency(),
          new DependencyAvailability(),
          new ExecutorWait());

  private Plugins() {}

  /**
   * What a plugin stands for.
   *
   * @param plugin its {@code id} and {@code options}
   */
  public static Expansion expand(String service, Node plugin) throws Refusal {
    plugin.allowOnly("id", "options");
    Node id = plugin.get("id");
    List<String> ids = new ArrayList<>();
    for (Plugin known : ALL) {
      if (known.id().equals(id.text())) {
        Node options = plugin.find("options");
        if (options != null) {
          List<String> names = new ArrayList<>(known.options());
          names.add(Given.HISTOGRAM);
          options.allowOnly(names.toArray(new String[0]));
        }
        return known.expand(service, new Given(plugin, options));
      }
      ids.add(known.id());
    }
    throw id.refuse(String.join(", ", ids));
  }
}
