package io.narrows.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.dashboards.board.Boards;
import io.narrows.dashboards.board.FindingType;
import io.narrows.dashboards.panel.Dashboard;
import io.narrows.engine.analysis.rule.Rules;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GeneratedTest {
  @Test
  void files_areThoseThatTheProgramWrites() throws Exception {
    if (Boolean.getBoolean("narrows.golden.write")) {
      Generate.main(new String[] {Committed.FOLDER.toString()});
    }
    Set<String> names = new TreeSet<>();
    for (Dashboard dashboard : Boards.all()) {
      names.add(dashboard.fileName());
      assertThat(Committed.FOLDER.resolve(dashboard.fileName()))
          .as("written with -Dnarrows.golden.write=true")
          .hasContent(dashboard.text());
    }
    assertThat(Committed.all().keySet()).isEqualTo(names).hasSize(8);
  }

  @Test
  void finding_ofEachRule_hasItsPanelAndItsWords() throws Exception {
    Set<String> known = new TreeSet<>();
    Arrays.stream(FindingType.values()).forEach(type -> known.add(type.label()));
    Set<String> titles = new TreeSet<>();
    Committed.panels(Committed.all().get("narrows-bottlenecks.json"))
        .forEach(panel -> titles.add(panel.get("title").asText()));

    assertThat(Rules.all()).extracting(rule -> rule.type()).isSubsetOf(known);
    assertThat(titles).containsAll(known);
  }
}
