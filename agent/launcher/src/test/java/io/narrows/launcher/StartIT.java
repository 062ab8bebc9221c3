package io.narrows.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.Jdk;
import io.narrows.launcher.testing.Program;
import io.narrows.launcher.testing.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StartIT {
  private static final String JDKS = "io.narrows.launcher.testing.Jdk#all";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_printsOneLineAndLeavesTheApplicationAsItIs(Jdk jdk) throws Exception {
    Program program =
        Program.ofMain(
            folder, "System.out.println(\"hello\"); System.err.println(\"dear\"); System.exit(7);");
    try (Run run =
        Fork.of(jdk).agent().environment("OTEL_SDK_DISABLED", "no").main(program).start()) {
      assertThat(run.exitCode()).isEqualTo(7);
      assertThat(run.out()).containsExactly("hello");
      assertThat(run.err())
          .hasSize(2)
          .contains("dear")
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith("narrows: ")
                      .contains(" watches jdbc, ")
                      .contains("; sends to http://localhost:4318 (http/protobuf);")
                      .endsWith("report: java -jar " + Fork.narrowsJar() + " report " + run.pid()));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_switchedOff_saysNothing(Jdk jdk) throws Exception {
    Program program = Program.ofMain(folder, "System.out.println(\"hello\");");
    try (Run run = Fork.of(jdk).agent("enabled=false").main(program).start()) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).containsExactly("hello");
      assertThat(run.err()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_withMistakesInTheSettings_saysEachInOneLine(Jdk jdk) throws Exception {
    Program program = Program.ofMain(folder, "System.out.println(\"hello\");");
    try (Run run =
        Fork.of(jdk)
            .agent("mode=fast", "colour=blue", "instrumentation.abacus.enabled=false")
            .option("-Dnarrows.buffer=many")
            .environment("NARROWS_SHUTDOWN_TIMEOUT", "forever")
            .environment("OTEL_TRACES_SAMPLER", "sometimes")
            .main(program)
            .start()) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).containsExactly("hello");
      assertThat(run.err())
          .hasSize(7)
          .anyMatch(line -> line.startsWith("narrows: setting mode=fast: accepted is production"))
          .anyMatch(line -> line.startsWith("narrows: setting colour=blue is unknown: accepted"))
          .anyMatch(line -> line.startsWith("narrows: setting narrows.buffer=many: accepted is"))
          .anyMatch(line -> line.startsWith("narrows: setting NARROWS_SHUTDOWN_TIMEOUT=forever: "))
          .anyMatch(line -> line.startsWith("narrows: setting otel.traces.sampler=sometimes: "))
          .anyMatch(
              line ->
                  line.startsWith(
                      "narrows: setting instrumentation.abacus.enabled: there is no such"))
          .anyMatch(line -> line.contains(" watches "));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_twice_watchesOnce(Jdk jdk) throws Exception {
    Path copy = Files.copy(Fork.narrowsJar(), folder.resolve("copy of narrows.jar"));
    Program program =
        Program.ofMain(
            folder,
            """
            int drains = 0;
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
              drains += thread.getName().equals("narrows-drain") ? 1 : 0;
            }
            System.out.println(drains);
            """);
    try (Run run = Fork.of(jdk).agent().agent(copy).main(program).start()) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).containsExactly("1");
      assertThat(run.err())
          .hasSize(2)
          .last()
          .asString()
          .isEqualTo("narrows: is watching this JVM already; a second -javaagent changes nothing");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_fromAPathWithSpacesAndUmlauts_works(Jdk jdk) throws Exception {
    Path odd = Files.createDirectories(folder.resolve("a folder+%20é"));
    Path copy = Files.copy(Fork.narrowsJar(), odd.resolve("narrows.jar"));
    Program program = Program.ofMain(folder, "System.out.println(\"hello\");");
    try (Run run =
        Fork.of(jdk)
            .option("-Dsun.jnu.encoding=UTF-8")
            .environment("LC_ALL", "C.UTF-8")
            .agent(copy)
            .main(program)
            .start()) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).singleElement().asString().contains(" watches ");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_definesTheBootstrapTypesWithoutAppendingToTheBootClassPath(Jdk jdk) throws Exception {
    Program program =
        Program.ofMain(
            folder,
            """
            Class<?> probe = Class.forName("io.narrows.bootstrap.Probe", true, null);
            System.out.println(probe.getClassLoader() + " " + probe.getMethod("inRequest").invoke(null));
            System.out.println(System.getProperty("jdk.boot.class.path.append"));
            try {
              Class.forName("io.narrows.facts.Facts");
              System.out.println("visible");
            } catch (ClassNotFoundException e) {
              System.out.println("hidden");
            }
            """);
    try (Run run = Fork.of(jdk).agent().main(program).start()) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).containsExactly("null false", "null", "hidden");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_ofAModularApplication_works(Jdk jdk) throws Exception {
    Program program =
        new Program(folder)
            .file("module-info.java", "module app { }")
            .file(
                "app/Main.java",
                """
                package app;
                public class Main {
                  public static void main(String[] args) {
                    System.out.println(Main.class.getModule());
                  }
                }
                """)
            .compile();
    try (Run run =
        Fork.of(jdk)
            .agent()
            .option("--module-path", program.classes().toString())
            .main("--module", "app/app.Main")
            .start()) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).containsExactly("module app");
      assertThat(run.err()).singleElement().asString().contains(" watches ");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_ofARuntimeWithoutTheModulesThatWeUse_leavesTheApplicationRunning(Jdk jdk)
      throws Exception {
    Program program = Program.ofMain(folder, "System.out.println(\"hello\");");
    try (Run run =
        Fork.of(jdk)
            .agent()
            .option("--limit-modules", "java.base,java.instrument")
            .main(program)
            .start()) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).containsExactly("hello");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void threads_areTheDrainTheExporterAndTheSelector(Jdk jdk) throws Exception {
    Program program =
        Program.ofMain(
            folder,
            """
            System.in.read();
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
              System.out.println(thread.getName());
            }
            """);
    List<String> without;
    try (Run run = Fork.of(jdk).option("-Xint").main(program).start()) {
      run.tell("");
      assertThat(run.exitCode()).isZero();
      without = run.out();
    }
    try (Run run =
        Fork.of(jdk).agent().environment("OTEL_SDK_DISABLED", "false").main(program).start()) {
      Commands.awaitAgent(run.pid());
      run.tell("");
      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .filteredOn(name -> !without.contains(name))
          .contains("narrows-drain")
          .allMatch(
              name ->
                  name.equals("narrows-drain")
                      || name.equals("narrows-export")
                      || name.matches("HttpClient-\\d+-SelectorManager"));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_underASecurityManager_leavesTheApplicationRunning(Jdk jdk) throws Exception {
    if (jdk.feature() >= 24) {
      return; // JEP 486: there is no security manager any more, and the JVM refuses the option
    }
    Program program = Program.ofMain(folder, "System.out.println(\"hello\");");
    try (Run run = Fork.of(jdk).agent().option("-Djava.security.manager").main(program).start()) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).containsExactly("hello");
      assertThat(run.err())
          .anyMatch(line -> line.endsWith("; the application runs without it"))
          .noneMatch(line -> line.startsWith("\tat "));
    }
  }
}
