package io.narrows.launcher.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A tiny application, written in the test and compiled beside it. */
public final class Program {
  private final Path sources;
  private final Path classes;
  private final List<Path> files = new ArrayList<>();

  /**
   * @param folder where it is built
   */
  public Program(Path folder) throws IOException {
    sources = Files.createDirectories(folder.resolve("sources"));
    classes = Files.createDirectories(folder.resolve("classes"));
  }

  /** Adds one source file, for example {@code "app/Main.java"}. */
  public Program file(String path, String text) throws IOException {
    Path file = sources.resolve(path);
    Files.createDirectories(file.getParent());
    files.add(Files.writeString(file, text));
    return this;
  }

  /** A class with this body of its main method. */
  public static Program ofMain(Path folder, String body) throws IOException {
    return new Program(folder)
        .file(
            "app/Main.java",
            """
            package app;
            public class Main {
              public static void main(String[] args) throws Exception {
            %s
              }
            }
            """
                .formatted(body))
        .compile();
  }

  public Program compile() {
    List<String> arguments =
        new ArrayList<>(List.of("--release", "17", "-d", classes.toString(), "-nowarn"));
    files.forEach(file -> arguments.add(file.toString()));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    if (code != 0) {
      throw new IllegalArgumentException("the program does not compile");
    }
    return this;
  }

  public Path classes() {
    return classes;
  }

  /** Packs it: class-data archives are made of jars only. */
  public Path jar(String mainClass) throws IOException {
    Path jar = classes.resolveSibling("app.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> walk = Files.walk(classes)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        out.write(Files.readAllBytes(file));
        out.closeEntry();
      }
    }
    return jar;
  }
}
