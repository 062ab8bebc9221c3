package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

  @Test
  void readme_hasARowForEachRuleAndNoOther() throws IOException {
    String readme = Files.readString(Path.of("../../README.md"));
    int begin = readme.indexOf("## What it names");
    String section = readme.substring(begin, readme.indexOf("\n## ", begin));
    List<String> rows = ROW.matcher(section).results().map(ReadmeTest::type).toList();

    assertThat(rows).containsExactlyInAnyOrderElementsOf(types());
  }

  private static List<String> types() {
    return Rules.all().stream().map(Rule::type).toList();
  }

  private static String type(MatchResult row) {
    return row.group(1);
  }
}
