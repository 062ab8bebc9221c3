package io.narrows.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.example.bench.scenario.Scenarios;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  @TempDir Path folder;

  @Test
  void whatPeopleWrote_staysAroundWhatIsMade() throws Exception {
    Path page = folder.resolve("README.md");
    Files.writeString(page, "before\n<!-- a -->\nold\n<!-- b -->\nafter\n");
    new Page("<!-- a -->", "<!-- b -->").publish(page, "new");

    assertThat(page).hasContent("before\n<!-- a -->\nnew\n<!-- b -->\nafter\n");
  }

  @Test
  void pageWithoutMarks_isNotTouched() throws Exception {
    Path page = folder.resolve("README.md");
    Files.writeString(page, "before\n");

    assertThatThrownBy(() -> new Page("<!-- a -->", "<!-- b -->").publish(page, "new"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("<!-- a -->");
    assertThat(page).hasContent("before\n");
  }

  @Test
  void pageOfThisModule_hasTheMarksOfEachTable() throws Exception {
    String page = Files.readString(Path.of("README.md"));
    assertThat(page).containsSubsequence(Table.PAGE.begin(), Table.PAGE.end());
    assertThat(page).containsSubsequence(WhatIfTable.PAGE.begin(), WhatIfTable.PAGE.end());
  }

  @Test
  void findingsWithoutAScenario_areNamedOnBothPages() throws Exception {
    String front = Files.readString(Path.of("../../README.md"));
    String findings = front.replaceAll("(?s).*## What it names(.*?)\n## .*", "$1");
    Set<String> untried = new TreeSet<>(names("(?m)^\\| `([a-z_0-9]+)` \\|", findings));
    assertThat(untried).hasSize(42);
    for (Scenarios scenario : Scenarios.values()) {
      scenario.draw(1).truths().forEach(truth -> untried.remove(truth.type()));
    }

    assertThat(untried).hasSize(12);
    for (String page : List.of(front, Files.readString(Path.of("README.md")))) {
      String list = page.replaceAll("(?s).*Twelve of the 42(.*?)\\..*", "$1");
      assertThat(names("`([a-z_0-9]+)`", list)).containsExactlyInAnyOrderElementsOf(untried);
    }
  }

  private static List<String> names(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }
}
