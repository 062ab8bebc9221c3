package io.narrows.packer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReachTest {
  private final Map<String, byte[]> classes = new TreeMap<>();
  private final Map<String, List<String>> services = new TreeMap<>();

  @Test
  void reached_followsSuperTypesDescriptorsAndNamesInText() {
    add(
        "io/narrows/Root",
        Compiled.subtype("io/narrows/Root", "lib/Base", "lib/Marker")
            .field("[Llib/InArray;")
            .string("lib.ByName")
            .call("lib/Called", "with", "(ILlib/Parameter;)V"));
    for (String name : List.of("Base", "Marker", "InArray", "ByName", "Called", "Parameter")) {
      add("lib/" + name, Compiled.type("lib/" + name));
    }
    add("lib/Unused", Compiled.type("lib/Unused"));

    assertThat(reach().reached())
        .containsExactlyInAnyOrder(
            "io/narrows/Root",
            "lib/Base",
            "lib/Marker",
            "lib/InArray",
            "lib/ByName",
            "lib/Called",
            "lib/Parameter");
  }

  @Test
  void reached_ofAServiceThatIsReached_hasItsProviders() {
    add("io/narrows/Root", Compiled.type("io/narrows/Root").field("Llib/Service;"));
    add("lib/Service", Compiled.type("lib/Service"));
    add("lib/Provider", Compiled.type("lib/Provider"));
    add("lib/Other", Compiled.type("lib/Other"));
    services.put("lib.Service", List.of("lib.Provider"));
    services.put("lib.OtherService", List.of("lib.Other"));

    Reach reach = reach();

    assertThat(reach.reached()).contains("lib/Provider").doesNotContain("lib/Other");
    assertThat(reach.services()).containsOnly(Map.entry("lib.Service", List.of("lib.Provider")));
  }

  @Test
  void reached_obeysTheRules() {
    add("io/narrows/Root", Compiled.type("io/narrows/Root").field("Llib/big/Tree;"));
    add("lib/big/Tree", Compiled.type("lib/big/Tree"));
    add("lib/Kept", Compiled.type("lib/Kept"));

    assertThat(reach("drop lib/big/*", "keep lib/Kept").reached())
        .containsExactlyInAnyOrder("io/narrows/Root", "lib/Kept");
  }

  private void add(String name, Compiled type) {
    classes.put(name, type.bytes());
  }

  private Reach reach(String... rules) {
    return new Reach(classes, services, Rules.of(List.of(rules)));
  }
}
