package io.narrows.facts.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainClassTest {
  @TempDir Path folder;

  @Test
  void classOnTheClassPath_isTheFirstWord() {
    MainClass main = of("com.acme.Shop --port 80", "/a.jar:/b.jar");

    assertThat(main.readName()).isEqualTo("com.acme.Shop");
    assertThat(main.jar()).isNull();
  }

  @Test
  void classOfAModule_isWhatFollowsTheSlash() {
    assertThat(of("com.acme.shop/com.acme.Shop", "").readName()).isEqualTo("com.acme.Shop");
  }

  @Test
  void jar_withABlankInItsPath_isFoundByTheClassPath() throws IOException {
    Path jar = folder.resolve("my shop.jar");
    write(jar, "com.acme.Shop");

    MainClass main = of(jar + " --port 80", jar.toString());

    assertThat(main.jar()).isEqualTo(jar.toRealPath());
    assertThat(main.name()).isNull();
    assertThat(main.readName()).isEqualTo("com.acme.Shop");
  }

  @Test
  void jar_thatIsGone_hasNoName() {
    assertThat(of("/gone.jar", "/gone.jar").readName()).isNull();
  }

  @Test
  void jvm_thatSaysNothing_hasNoName() {
    assertThat(MainClass.of(new Properties()).readName()).isNull();
  }

  private static MainClass of(String command, String classPath) {
    Properties system = new Properties();
    system.setProperty("sun.java.command", command);
    system.setProperty("java.class.path", classPath);
    return MainClass.of(system);
  }

  private static void write(Path jar, String mainClass) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }
}
