package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.narrows.engine.slo.Windows;
import io.narrows.engine.slo.file.SloFiles;
import io.narrows.engine.slo.file.WindowsFile;
import io.narrows.engine.slo.rule.Choices;
import io.narrows.engine.slo.rule.RuleFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that are committed are those that would be generated, and do what they say. */
@Timeout(300)
class RulesTest {
  private static final Path CASES = Path.of("src/test/promtool");

  /** Each SLO file in these folders has its rules beside it. */
  private static List<Path> sloFiles() throws Exception {
    return files(Path.of("src/test/slo"), Path.of("slo"));
  }

  private static List<Path> files(Path... folders) throws Exception {
    try (Stream<Path> files = Stream.of(folders).flatMap(RulesTest::yaml)) {
      return files.sorted().toList();
    }
  }

  private static Stream<Path> yaml(Path folder) {
    try {
      return Files.list(folder).filter(file -> file.toString().endsWith(".yaml"));
    } catch (java.io.IOException error) {
      throw new java.io.UncheckedIOException(error);
    }
  }

  @ParameterizedTest
  @MethodSource("sloFiles")
  void rules_areThoseThatTheSloFileMakes(Path file) throws Exception {
    Path windowsFile = Path.of(file.toString().replace(".yaml", ".windows"));
    boolean hasWindows = Files.exists(windowsFile);
    Windows windows = hasWindows ? WindowsFile.read(windowsFile) : Windows.STANDARD;
    SloFiles read = new SloFiles(windows);
    read.read(file);
    assertThat(read.refusals()).isEmpty();

    String rules =
        RuleFile.of(
            read.slos(),
            new Choices(windows, 5, "http://localhost:3000", "collector-config/runbooks"));

    Path committed = Path.of(file.toString().replace(".yaml", ".rules.yml"));
    if (Boolean.getBoolean("narrows.golden.write")) {
      Files.writeString(committed, rules);
    }
    assertThat(committed).as("written with -Dnarrows.golden.write=true").hasContent(rules);
  }

  @Test
  void rules_areAcceptedByPrometheus() throws Exception {
    Promtool promtool = Promtool.found();
    for (Path file : sloFiles()) {
      String rules = file.toString().replace(".yaml", ".rules.yml");
      Promtool.Answer answer = promtool.ask("check", "rules", rules);
      assertThat(answer.code()).as(answer.text()).isZero();
    }
  }

  private static List<Path> cases() throws Exception {
    return files(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void alerts_fireWhenTheyShould(Path file) throws Exception {
    Promtool promtool = Promtool.found();
    boolean isNative = file.endsWith("native.yaml");
    // Debian's is older, and stands in where nothing was built.
    assumeTrue(!isNative || promtool.knowsNativeHistograms(), "a promtool 3 is needed");
    Promtool.Answer answer = promtool.ask("test", "rules", file.toString());
    assertThat(answer.code()).as(answer.text()).isZero();
    assertThat(answer.text()).contains("SUCCESS");
  }

  @Test
  void case_thatExpectsWhatDoesNotHappen_fails(@TempDir Path folder) throws Exception {
    String real = Files.readString(CASES.resolve("outage.yaml"));
    assertThat(real).contains("severity=\"page\"");
    Path planted = folder.resolve("planted.yaml");
    String rules = Path.of("src/test/slo").toAbsolutePath().toString();
    Files.writeString(
        planted, real.replace("../slo", rules).replace("severity=\"page\"", "severity=\"pages\""));

    assertThat(Promtool.found().ask("test", "rules", planted.toString()).code()).isNotZero();
  }
}
