package io.narrows.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.launcher.testing.Collector;
import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.Jdk;
import io.narrows.launcher.testing.Libraries;
import io.narrows.launcher.testing.Program;
import io.narrows.launcher.testing.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttachIT {
  private static final String JDKS = "io.narrows.launcher.testing.Jdk#all";
  private static final String THREADS =
      """
      System.out.println("ready");
      java.io.BufferedReader in =
          new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
      while (in.readLine() != null) {
        int drains = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
          drains += thread.getName().equals("narrows-drain") ? 1 : 0;
        }
        System.out.println("drains " + drains);
      }
      """;

  /** One query over the same connection for each line of input. */
  private static final String QUERIES =
      """
      java.sql.Connection c = java.sql.DriverManager.getConnection("jdbc:h2:mem:shop");
      System.out.println("ready");
      java.io.BufferedReader in =
          new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        try (java.sql.PreparedStatement s = c.prepareStatement("select 41 + ?")) {
          s.setInt(1, line.length());
          s.executeQuery().next();
        }
        System.out.println(line);
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource(JDKS)
  void attach_toARunningJvm_startsTheAgentInSilence(Jdk jdk) throws Exception {
    try (Run app = Fork.of(jdk).main(Program.ofMain(folder, THREADS)).start()) {
      app.awaitOut("ready");

      Run attach = Commands.run(jdk, "attach", pid(app), "otel.sdk.disabled=true");

      assertThat(attach.exitCode()).as(attach.err().toString()).isZero();
      assertThat(attach.err())
          .containsExactly(
              "narrows: "
                  + app.pid()
                  + " is watched; report: java -jar "
                  + Fork.narrowsJar()
                  + " report "
                  + app.pid());
      app.tell("count");
      assertThat(app.awaitOut("drains ")).isEqualTo("drains 1");
      assertThat(app.err()).allMatch(line -> line.startsWith("WARNING: "));
      assertThat(app.out()).noneMatch(line -> line.contains("narrows"));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void attach_toAJvmWithOpenConnections_watchesThemFromThenOn(Jdk jdk) throws Exception {
    Program program = Program.ofMain(folder, QUERIES);
    String classPath = program.classes() + File.pathSeparator + Libraries.h2();
    try (Collector collector = Collector.listening();
        Run app = Fork.of(jdk).option("-cp", classPath).main("app.Main").start()) {
      app.awaitOut("ready");
      app.tell("before");
      app.awaitOut("before");

      Run attach =
          Commands.run(
              jdk,
              "attach",
              pid(app),
              "otel.exporter.otlp.endpoint="
                  + collector.endpoint()
                  + ",otel.bsp.schedule.delay=50");
      assertThat(attach.exitCode()).as(attach.err().toString()).isZero();
      for (int i = 0; i < 10; i++) {
        app.tell("after " + i);
        app.awaitOut("after " + i);
      }
      assertThat(Commands.run(jdk, "detach", pid(app)).exitCode()).isZero();
      app.tell("detached");
      app.awaitOut("detached");

      app.process().getOutputStream().close();
      assertThat(app.exitCode()).isZero();
      assertThat(collector.spans().stream().filter(Collector::isQuery)).hasSize(10);
      assertThat(app.err()).allMatch(line -> line.startsWith("WARNING: "));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void attach_aSecondTime_changesNothing(Jdk jdk) throws Exception {
    try (Run app = Fork.of(jdk).agent().main(Program.ofMain(folder, THREADS)).start()) {
      app.awaitOut("ready");
      Commands.awaitAgent(app.pid());

      Run attach = Commands.run(jdk, "attach", pid(app));

      assertThat(attach.exitCode()).isZero();
      assertThat(attach.err())
          .containsExactly("narrows: " + app.pid() + " is watched already; nothing was changed");
      app.tell("count");
      assertThat(app.awaitOut("drains ")).isEqualTo("drains 1");
      assertThat(app.err()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void detach_endsTheAgent_whichCanBeAttachedAgain(Jdk jdk) throws Exception {
    try (Run app = Fork.of(jdk).agent().main(Program.ofMain(folder, THREADS)).start()) {
      app.awaitOut("ready");
      Commands.awaitAgent(app.pid());

      assertThat(Commands.run(jdk, "detach", pid(app)).exitCode()).isZero();
      assertThat(Commands.run(jdk, "status", pid(app)).exitCode()).isEqualTo(3);
      Run attach = Commands.run(jdk, "attach", pid(app), "otel.sdk.disabled=true");

      assertThat(attach.exitCode()).as(attach.err().toString()).isZero();
      app.tell("count");
      assertThat(app.awaitOut("drains ")).isEqualTo("drains 1");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void report_ofAJvmWithoutTheAgent_attachesFirst(Jdk jdk) throws Exception {
    try (Run app = Fork.of(jdk).main(Program.ofMain(folder, THREADS)).start()) {
      app.awaitOut("ready");

      Run report = Commands.run(jdk, "report", pid(app));

      assertThat(report.exitCode()).isEqualTo(4);
      assertThat(report.out()).isEmpty();
      assertThat(report.err())
          .containsExactly(
              "narrows: there is no agent in " + app.pid() + " yet; attaching",
              "narrows: nothing was recorded yet");
      assertThat(app.out()).containsExactly("ready");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void report_ofAnAgentThatRecordedNothing_saysSo(Jdk jdk) throws Exception {
    try (Run app = Fork.of(jdk).agent().main(Program.ofMain(folder, THREADS)).start()) {
      app.awaitOut("ready");
      Commands.awaitAgent(app.pid());

      for (String format : List.of("text", "json", "html")) {
        Run report = Commands.run(jdk, "report", pid(app), "--format", format);

        assertThat(report.exitCode()).isEqualTo(4);
        assertThat(report.out()).isEmpty();
        assertThat(report.err()).containsExactly("narrows: nothing was recorded yet");
      }
      assertThat(app.out()).containsExactly("ready");
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void status_namesWhatTheAgentDid(Jdk jdk) throws Exception {
    try (Run app = Fork.of(jdk).agent().main(Program.ofMain(folder, THREADS)).start()) {
      app.awaitOut("ready");
      Commands.awaitAgent(app.pid());

      Run status = Commands.run(jdk, "status", pid(app));

      assertThat(status.exitCode()).isZero();
      assertThat(status.out())
          .contains("unwoven by failure: 0", "requests without detail: 0")
          .anyMatch(line -> line.startsWith("version: "));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void attach_whereTheApplicationForbidsIt_saysSo(Jdk jdk) throws Exception {
    try (Run app =
        Fork.of(jdk)
            .option("-XX:+DisableAttachMechanism")
            .main(Program.ofMain(folder, THREADS))
            .start()) {
      app.awaitOut("ready");
      Run attach = Commands.run(jdk, "attach", pid(app));
      assertThat(attach.exitCode()).isEqualTo(3);
      assertThat(attach.err()).singleElement().asString().contains("cannot attach to " + app.pid());
      app.tell("count");
      assertThat(app.awaitOut("drains ")).isEqualTo("drains 0");
    }
  }

  @Test
  void attach_toWhatIsNoJvm_leavesItAlone() throws Exception {
    Process other = new ProcessBuilder("cat").start();
    try {
      Run attach = Commands.run(jdk(), "attach", Long.toString(other.pid()));
      assertThat(attach.exitCode()).isEqualTo(3);
      assertThat(attach.err()).containsExactly("narrows: process " + other.pid() + " is no JVM");
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void attach_toNothing_saysSo() throws Exception {
    Run attach = Commands.run(jdk(), "attach", "4194999");
    assertThat(attach.exitCode()).isEqualTo(3);
    assertThat(attach.err()).containsExactly("narrows: there is no process 4194999");
  }

  @Test
  void report_ofNothing_saysSo() throws Exception {
    Run report = Commands.run(jdk(), "report", "4194999");
    assertThat(report.exitCode()).isEqualTo(3);
    assertThat(report.err()).last().isEqualTo("narrows: there is no process 4194999");
  }

  @Test
  void commands_usedWrongly_sayHow() throws Exception {
    for (List<String> words :
        List.of(
            List.of("report"),
            List.of("report", "me"),
            List.of("report", "-5"),
            List.of("report", "1", "--format", "pdf"),
            List.of("report", "1", "--format"),
            List.of("report", "1", "2"),
            List.of("report", "1", "--loud"),
            List.of("attach"),
            List.of("attach", "1", "mode=dev", "more"),
            List.of("help", "me"),
            List.of("dance"))) {
      Run run = Commands.run(jdk(), words.toArray(new String[0]));
      assertThat(run.exitCode()).as(words.toString()).isEqualTo(2);
      assertThat(run.err()).as(words.toString()).singleElement().asString().contains("; try: help");
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void help_hasExamplesOfEachVerb() throws Exception {
    assertThat(Commands.run(jdk()).out()).anyMatch(line -> line.contains("-javaagent:narrows.jar"));
    for (String verb : List.of("report", "attach", "detach", "status")) {
      Run help = Commands.run(jdk(), "help", verb);
      assertThat(help.exitCode()).isZero();
      assertThat(help.out())
          .anyMatch(line -> line.startsWith("  java -jar narrows.jar " + verb + " 4711"));
    }
    assertThat(Commands.run(jdk(), "help", "settings").out()).contains("shutdown.timeout (3s)");
    assertThat(Commands.run(jdk(), "version").out())
        .singleElement()
        .asString()
        .matches("narrows \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
  }

  private static String pid(Run run) {
    return Long.toString(run.pid());
  }

  private static Jdk jdk() throws IOException {
    return Jdk.all().get(0);
  }
}
