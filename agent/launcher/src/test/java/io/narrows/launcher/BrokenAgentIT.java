package io.narrows.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.Jdk;
import io.narrows.launcher.testing.PackedJar;
import io.narrows.launcher.testing.Program;
import io.narrows.launcher.testing.Run;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenAgentIT {
  private static final String JDKS = "io.narrows.launcher.testing.Jdk#all";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_withoutTheIndexOfTheBootstrapTypes_leavesTheApplicationRunning(Jdk jdk)
      throws Exception {
    Path jar = withoutEntry("boot/index");
    runsWithout(jdk, jar, "narrows.jar is damaged: boot/index is missing");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_withoutTheIndexOfTheAgent_leavesTheApplicationRunning(Jdk jdk) throws Exception {
    runsWithout(jdk, withoutEntry("agent/index"), "narrows.jar is damaged: agent/index is missing");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_withoutAPack_leavesTheApplicationRunning(Jdk jdk) throws Exception {
    runsWithout(jdk, withoutEntry("agent/0.pack"), "agent/0.pack is missing");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_withoutABootstrapType_leavesTheApplicationRunning(Jdk jdk) throws Exception {
    Path jar = withoutEntry("boot/io/narrows/bootstrap/Recorder.classdata");
    runsWithout(jdk, jar, "Recorder.classdata is missing");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_withoutTheEngine_leavesTheApplicationRunning(Jdk jdk) throws Exception {
    Path jar = copy();
    new PackedJar(jar).remove("io.narrows.engine.Engine");
    runsWithout(jdk, jar, "io.narrows.engine.Engine");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_withoutTheWeaver_leavesTheApplicationRunning(Jdk jdk) throws Exception {
    Path jar = copy();
    new PackedJar(jar).remove("io.narrows.instrumentation.weaving.Weaver");
    runsWithout(jdk, jar, "io.narrows.instrumentation.weaving.Weaver");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_withAClassThatIsNoClass_leavesTheApplicationRunning(Jdk jdk) throws Exception {
    Path jar = copy();
    new PackedJar(jar).damage("io.narrows.facts.Facts");
    runsWithout(jdk, jar, "io/narrows/facts/Facts");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_withAnEngineThatFailsLater_leavesTheApplicationRunning(Jdk jdk) throws Exception {
    Path jar = copy();
    new PackedJar(jar).remove("io.narrows.engine.recording.Drain");
    Program program = Program.ofMain(folder, "System.in.read(); System.out.println(\"hello\");");
    try (Run run = Fork.of(jdk).agent(jar).main(program).start()) {
      run.awaitErr("narrows: has stopped; the application goes on without it");
      run.tell("");
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).containsExactly("hello");
    }
  }

  private Path withoutEntry(String entry) throws IOException {
    Path jar = copy();
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Files.delete(zip.getPath(entry));
    }
    return jar;
  }

  private void runsWithout(Jdk jdk, Path jar, String reason) throws Exception {
    Program program = Program.ofMain(folder, "System.out.println(\"hello\"); System.exit(3);");
    try (Run run = Fork.of(jdk).agent(jar).main(program).start()) {
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.out()).containsExactly("hello");
      assertThat(run.err())
          .singleElement()
          .asString()
          .startsWith("narrows: not started, because of ")
          .contains(reason)
          .endsWith("; the application runs without it");
    }
  }

  private Path copy() throws IOException {
    return Files.copy(Fork.narrowsJar(), folder.resolve("broken.jar"));
  }
}
