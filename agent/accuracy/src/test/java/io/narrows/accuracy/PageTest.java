package io.narrows.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    assertThat(page).containsSubsequence(Table.FURTHER_PAGE.begin(), Table.FURTHER_PAGE.end());
    assertThat(page).containsSubsequence(WhatIfTable.PAGE.begin(), WhatIfTable.PAGE.end());
  }
}
