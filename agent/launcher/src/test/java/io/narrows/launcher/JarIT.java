package io.narrows.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.PackedJar;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JarIT {
  private static final int JAVA_17 = 61;
  private static final int JAVA_8 = 52;
  private static final String JDK_LOGGING = "java/util/logging/";

  @Test
  void jar_isAtMostSixMegabytes() throws IOException {
    assertThat(Files.size(Fork.narrowsJar())).isLessThanOrEqualTo(6_000_000);
  }

  @Test
  void jar_hasNothingAtItsRootButTheLauncher() throws IOException {
    assertThat(names())
        .filteredOn(name -> !name.startsWith("agent/") && !name.startsWith("boot/"))
        .containsExactlyInAnyOrder(
            "META-INF/MANIFEST.MF",
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "io/narrows/launcher/AgentClassLoader.class",
            "io/narrows/launcher/Launch.class",
            "io/narrows/launcher/Main.class",
            "io/narrows/launcher/Packs.class",
            "io/narrows/launcher/Premain.class");
  }

  @Test
  void jar_hasNothingInItsFoldersThatALoaderWouldTakeForAClassOrAJar() throws IOException {
    assertThat(names())
        .filteredOn(name -> name.startsWith("agent/") || name.startsWith("boot/"))
        .isNotEmpty()
        .noneMatch(name -> name.endsWith(".class") || name.endsWith(".jar"))
        .noneMatch(name -> name.contains("META-INF/versions") || name.contains("module-info"));
  }

  @Test
  void classes_areOfJava17AtMost_andTheWaysInOfJava8() throws IOException {
    Map<String, byte[]> all = new TreeMap<>(new PackedJar(Fork.narrowsJar()).classes());
    assertThat(all).hasSizeGreaterThan(1000);
    try (JarFile jar = new JarFile(Fork.narrowsJar().toFile())) {
      for (String name : names()) {
        if (name.endsWith(".class") || name.endsWith(".classdata")) {
          all.put(name, jar.getInputStream(jar.getEntry(name)).readAllBytes());
        }
      }
    }
    all.forEach(
        (name, bytes) -> assertThat(majorVersion(bytes)).as(name).isLessThanOrEqualTo(JAVA_17));
    assertThat(majorVersion(all.get("io/narrows/launcher/Premain.class"))).isEqualTo(JAVA_8);
    assertThat(majorVersion(all.get("io/narrows/launcher/Main.class"))).isEqualTo(JAVA_8);
  }

  @Test
  void applicationLoader_canLoadNothingOfOursButTheLauncher() throws IOException {
    URL url = Fork.narrowsJar().toUri().toURL();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {url}, null)) {
      List<String> loaded = new ArrayList<>();
      List<String> all = new ArrayList<>(names());
      new PackedJar(Fork.narrowsJar()).classes().keySet().forEach(all::add);
      for (String name : all) {
        String inFolder = name.replaceFirst("^(agent|boot)/", "").replace(".classdata", "");
        if (isLoadable(loader, inFolder.replace('/', '.').replaceFirst("\\.class$", ""))) {
          loaded.add(inFolder);
        }
      }
      assertThat(loaded).hasSize(5).allMatch(name -> name.startsWith("io/narrows/launcher/"));
    }
  }

  @Test
  void libraries_nameNoLoggingOfTheJdk() throws IOException {
    new PackedJar(Fork.narrowsJar())
        .classes()
        .forEach(
            (name, bytes) ->
                assertThat(new String(bytes, StandardCharsets.ISO_8859_1).contains(JDK_LOGGING))
                    .as(name)
                    .isFalse());
  }

  @Test
  void services_haveTheirProviders() throws IOException {
    Set<String> classes = new PackedJar(Fork.narrowsJar()).classes().keySet();
    try (JarFile jar = new JarFile(Fork.narrowsJar().toFile())) {
      for (String name : names()) {
        if (name.startsWith("agent/META-INF/services/")) {
          byte[] bytes = jar.getInputStream(jar.getEntry(name)).readAllBytes();
          String text = new String(bytes, StandardCharsets.UTF_8);
          assertThat(classes).as(name).contains(text.trim().split("\n"));
        }
      }
    }
  }

  @Test
  void manifest_namesTheWaysIn() throws IOException {
    try (JarFile jar = new JarFile(Fork.narrowsJar().toFile())) {
      Attributes attributes = jar.getManifest().getMainAttributes();
      assertThat(attributes.getValue("Premain-Class")).isEqualTo("io.narrows.launcher.Premain");
      assertThat(attributes.getValue("Agent-Class")).isEqualTo("io.narrows.launcher.Premain");
      assertThat(attributes.getValue("Main-Class")).isEqualTo("io.narrows.launcher.Main");
      assertThat(attributes.getValue("Can-Retransform-Classes")).isEqualTo("true");
      assertThat(attributes.getValue("Multi-Release")).isNull();
      assertThat(attributes.getValue("Boot-Class-Path")).isNull();
    }
  }

  private static boolean isLoadable(ClassLoader loader, String className) {
    try {
      Class.forName(className, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError no) {
      return false;
    }
  }

  private static int majorVersion(byte[] classFile) {
    ByteBuffer bytes = ByteBuffer.wrap(classFile);
    assertThat(bytes.getInt()).isEqualTo(0xCAFEBABE);
    return bytes.getInt() & 0xFFFF;
  }

  /** A page without its style or its script is one, and nobody is told what it lacks. */
  @Test
  void jar_hasEveryFileOfTheEngine() throws IOException {
    Path resources = Path.of("../engine/src/main/resources");
    List<String> files;
    try (Stream<Path> all = Files.walk(resources)) {
      files =
          all.filter(Files::isRegularFile)
              .map(file -> "agent/" + resources.relativize(file).toString().replace('\\', '/'))
              .toList();
    }

    assertThat(files).isNotEmpty();
    assertThat(names()).containsAll(files);
  }

  private static List<String> names() throws IOException {
    try (JarFile jar = new JarFile(Fork.narrowsJar().toFile())) {
      return jar.stream().map(JarEntry::getName).toList();
    }
  }
}
