package io.narrows.engine.slo.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class YamlFileTest {
  @Test
  void read_knowsWhereEachValueStands() throws Refusal {
    Node document = YamlFile.read("f.yaml", "a: 1\nb:\n  - x: y\n  - z\n---\nc: 2\n").get(0);

    assertThat(document.get("b").list().get(0).get("x").place()).isEqualTo("f.yaml:3: b[0].x");
    assertThat(document.get("b").list().get(1).text()).isEqualTo("z");
    assertThat(YamlFile.read("f", "a: 1\n---\nb: 2\n---\n")).hasSize(2);
  }

  @Test
  void read_resolvesAnchorsAndMerges() throws Refusal {
    String text = "one: &one {a: 1, b: 2}\ntwo: {<<: *one, b: 3}\nthree: *one\n";
    Node document = YamlFile.read("f", text).get(0);

    assertThat(document.get("two").get("a").text()).isEqualTo("1");
    assertThat(document.get("two").get("b").text()).isEqualTo("3");
    assertThat(document.get("three").get("b").text()).isEqualTo("2");
  }

  @Test
  void read_ofWhatIsNoYaml_saysWhere() {
    assertThatThrownBy(() -> YamlFile.read("f", "a: 1\nb: [1, 2\nc: 3\n"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("f:3: ")
        .hasMessageEndingWith("accepted is YAML");
    assertThatThrownBy(() -> YamlFile.read("f", "a:\n\t- b"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("f");
    assertThatThrownBy(() -> YamlFile.read("f", "a: 1\na: 2"))
        .hasMessageContaining("accepted is each name once");
    assertThatThrownBy(() -> YamlFile.read("f", "a: *nobody"))
        .hasMessageContaining("accepted is an anchor that is defined");
  }

  @Test
  void read_ofWhatIsTooDeep_isRefused() {
    assertThatThrownBy(() -> YamlFile.read("f", "[".repeat(100))).isInstanceOf(Refusal.class);
  }

  @Test
  void read_ofManyAliases_copiesNothing() throws Refusal {
    StringBuilder text = new StringBuilder("l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String before = "*l" + (i - 1) + ", ";
      text.append("l" + i + ": &l" + i + " [" + before.repeat(9) + "x]\n");
    }

    assertThat(YamlFile.read("f", text.toString()).get(0).entries()).hasSize(30);
  }

  @Test
  void allowOnly_refusesASlipOfThePen() throws Refusal {
    Node document = YamlFile.read("f", "objctive: 1").get(0);

    assertThatThrownBy(() -> document.allowOnly("objective", "name"))
        .hasMessage("f:1: objctive: 1: accepted is no such entry, but name, objective");
    assertThatThrownBy(() -> document.get("name"))
        .hasMessage("f:1: name is missing: accepted is name: ...");
  }
}
