package io.narrows.launcher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.narrows.bootstrap.Probe;
import io.narrows.launcher.tasks.WovenJvm;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebStressTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void requestsAndCalls_areOneTraceAndRecordedOnce(int version) throws Exception {
    Path java = java(version);
    assumeTrue(Files.isExecutable(java), "no JDK " + version + " at " + java);
    int exit = run(java);

    assertThat(exit).as("exit; it said %s", output()).isZero();
    assertThat(output()).anyMatch(line -> line.startsWith("1600 requests"));
  }

  private int run(Path java) throws Exception {
    Process stress =
        new ProcessBuilder(
                java.toString(),
                "-Xmx512m",
                "-Xbootclasspath/a:" + bootstrap(),
                "-javaagent:" + agent(),
                "-cp",
                System.getProperty("java.class.path"),
                WebStress.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    if (!stress.waitFor(120, TimeUnit.SECONDS)) {
      stress.destroyForcibly().waitFor();
      throw new AssertionError("does not end; it said " + output());
    }
    return stress.exitValue();
  }

  private List<String> output() throws Exception {
    return Files.readAllLines(folder.resolve("output.txt"));
  }

  private static Path java(int version) {
    if (Runtime.version().feature() == version) {
      return Path.of(System.getProperty("java.home"), "bin", "java");
    }
    return Path.of("/usr/lib/jvm/temurin-" + version + "-jdk-amd64/bin/java");
  }

  private static Path bootstrap() throws Exception {
    return Path.of(Probe.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private Path agent() throws Exception {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", WovenJvm.class.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    Path jar = folder.resolve("agent.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    return jar;
  }
}
