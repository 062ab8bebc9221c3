package io.narrows.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.Jdk;
import io.narrows.launcher.testing.Program;
import io.narrows.launcher.testing.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The class data that an application has archived goes on being used beside the agent. */
class ClassDataIT {
  @TempDir Path folder;
  private Path app;

  @BeforeEach
  void packApplication() throws Exception {
    Program program =
        new Program(folder)
            .file(
                "app/Order.java",
                """
                package app;
                public class Order {
                  public String toString() { return "order"; }
                }
                """)
            .file(
                "app/Main.java",
                """
                package app;
                public class Main {
                  public static void main(String[] args) { System.out.println(new Order()); }
                }
                """)
            .compile();
    app = program.jar("app.Main");
  }

  @ParameterizedTest
  @MethodSource("io.narrows.launcher.testing.Jdk#all")
  void archive_madeWithoutTheAgent_isUsedWithIt(Jdk jdk) throws Exception {
    Path archive = folder.resolve("app.jsa");
    try (Run dump =
        Fork.of(jdk)
            .option("-XX:ArchiveClassesAtExit=" + archive)
            .main("-jar", app(), "")
            .start()) {
      assertThat(dump.exitCode()).as(dump.err().toString()).isZero();
    }
    assertThat(archive).exists();

    try (Run run =
        Fork.of(jdk)
            .agent()
            .option("-XX:SharedArchiveFile=" + archive, "-Xlog:class+load")
            .main("-jar", app())
            .start()) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .contains("order")
          .anyMatch(line -> line.contains("app.Main source: shared objects file (top)"))
          .anyMatch(line -> line.contains("app.Order source: shared objects file (top)"))
          .anyMatch(line -> line.contains("java.lang.String source: shared objects file"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.narrows.launcher.testing.Jdk#withAotCache")
  void aotCache_trainedWithTheAgent_isUsedWithIt(Jdk jdk) throws Exception {
    Path cache = folder.resolve("app.aot");
    try (Run training =
        Fork.of(jdk).agent().option("-XX:AOTCacheOutput=" + cache).main("-jar", app()).start()) {
      assertThat(training.exitCode()).as(training.err().toString()).isZero();
    }
    assertThat(cache).exists();

    try (Run run = Fork.of(jdk).agent().option(withCache(cache)).main("-jar", app()).start()) {
      assertThat(run.exitCode()).as(run.out().toString()).isZero();
      assertThat(run.out())
          .contains("order")
          .anyMatch(line -> line.contains("app.Main source: shared objects file"))
          .anyMatch(line -> line.contains("app.Order source: shared objects file"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.narrows.launcher.testing.Jdk#withAotCache")
  void aotCache_trainedWithTheModuleOfAgents_isUsedWithTheAgent(Jdk jdk) throws Exception {
    Path cache = folder.resolve("app.aot");
    try (Run training =
        Fork.of(jdk)
            .option("--add-modules", "java.instrument", "-XX:AOTCacheOutput=" + cache)
            .main("-jar", app())
            .start()) {
      assertThat(training.exitCode()).as(training.err().toString()).isZero();
    }

    try (Run run = Fork.of(jdk).agent().option(withCache(cache)).main("-jar", app()).start()) {
      assertThat(run.exitCode()).as(run.out().toString()).isZero();
      assertThat(run.out())
          .anyMatch(line -> line.contains("app.Order source: shared objects file"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.narrows.launcher.testing.Jdk#withAotCache")
  void aotCache_trainedWithoutAnyAgent_isRefusedByTheJvm(Jdk jdk) throws Exception {
    Path cache = folder.resolve("app.aot");
    try (Run training =
        Fork.of(jdk).option("-XX:AOTCacheOutput=" + cache).main("-jar", app()).start()) {
      assertThat(training.exitCode()).as(training.err().toString()).isZero();
    }
    Path empty = Files.copy(Fork.narrowsJar(), folder.resolve("switched off.jar"));

    try (Run run =
        Fork.of(jdk)
            .agent(empty, "enabled=false")
            .option(withCache(cache))
            .main("-jar", app())
            .start()) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .contains("order")
          .noneMatch(line -> line.contains("app.Order source: shared objects file"));
    }
  }

  private static String[] withCache(Path cache) {
    return new String[] {"-XX:AOTCache=" + cache, "-Xlog:class+load"};
  }

  private String app() {
    return app.toString();
  }
}
