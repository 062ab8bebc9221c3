package io.narrows.packer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackerTest {
  @TempDir Path folder;

  @Test
  void main_laysOutTheJarTheSameEachTime() throws IOException {
    write(
        "launcher/io/narrows/launcher/Premain.class", Compiled.type("io/narrows/launcher/Premain"));
    write(
        "launcher/io/narrows/launcher/agent/A.class", Compiled.type("io/narrows/launcher/agent/A"));
    write("agent/io/narrows/bootstrap/Able.class", subtype("Able", "Zero"));
    write("agent/io/narrows/bootstrap/Zero.class", Compiled.type("io/narrows/bootstrap/Zero"));
    write("agent/lib/Unused.class", Compiled.type("lib/Unused"));
    Files.writeString(folder.resolve("manifest"), "Manifest-Version: 1.0\nV: @version@\n");
    Files.writeString(folder.resolve("rules"), "# none\n");
    Files.writeString(folder.resolve("start"), "io/narrows/engine/Gone\n");

    byte[] first = pack("first.jar");
    byte[] second = pack("second.jar");

    assertThat(first).isEqualTo(second);
    Contents jar = Contents.of(List.of(folder.resolve("first.jar")));
    assertThat(jar.classes()).containsOnlyKeys("io/narrows/launcher/Premain");
    assertThat(jar.resources())
        .containsOnlyKeys(
            "agent/0.pack",
            "agent/index",
            "agent/narrows.version",
            "agent/narrows.weaves",
            "boot/index",
            "boot/io/narrows/bootstrap/Able.classdata",
            "boot/io/narrows/bootstrap/Zero.classdata");
    assertThat(jar.resources().get("boot/index"))
        .asString()
        .isEqualTo("io/narrows/bootstrap/Zero\nio/narrows/bootstrap/Able\n");
    assertThat(jar.resources().get("agent/narrows.version")).asString().isEqualTo("1.2.3");
  }

  @Test
  void asSeenByRelease_takesTheNewestVariantThatJava17Reads() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("A.class", new byte[] {0});
    files.put("META-INF/versions/9/A.class", new byte[] {9});
    files.put("META-INF/versions/17/A.class", new byte[] {17});
    files.put("META-INF/versions/21/A.class", new byte[] {21});
    files.put("META-INF/versions/21/B.class", new byte[] {21});

    assertThat(Contents.asSeenByRelease(files)).containsOnly(Map.entry("A.class", new byte[] {17}));
  }

  @Test
  void contents_ofAClassInTwoLibraries_fail() throws IOException {
    write("one/lib/Same.class", Compiled.type("lib/Same"));
    write("two/lib/Same.class", Compiled.type("lib/Same"));

    assertThatThrownBy(() -> Contents.of(List.of(folder.resolve("one"), folder.resolve("two"))))
        .hasMessageContaining("lib/Same");
  }

  @Test
  void rules_thatDoNotExist_fail() {
    assertThatThrownBy(() -> Rules.of(List.of("kepe lib/A")))
        .hasMessageContaining("no such rule: kepe");
  }

  private static Compiled subtype(String name, String superName) {
    return Compiled.subtype("io/narrows/bootstrap/" + name, "io/narrows/bootstrap/" + superName);
  }

  private byte[] pack(String name) throws IOException {
    Packer.main(
        new String[] {
          "out=" + folder.resolve(name),
          "version=1.2.3",
          "manifest=" + folder.resolve("manifest"),
          "rules=" + folder.resolve("rules"),
          "start=" + folder.resolve("start"),
          "weaves=" + folder.resolve("start"),
          "launcher=" + folder.resolve("launcher"),
          "agent=" + folder.resolve("agent")
        });
    return Files.readAllBytes(folder.resolve(name));
  }

  private void write(String path, Compiled type) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, type.bytes());
  }
}
