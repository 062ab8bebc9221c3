package io.narrows.engine.saved;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the source files of classes below a folder, so that a code review shows findings in them: a
 * class file knows its package and its file, and not where the sources are.
 */
public final class SourceFolders {
  private static final int DEPTH = 6;
  private static final List<String> USUAL =
      List.of("src/main/java", "src/main/kotlin", "src/main/groovy", "src/main/scala", "src");

  private final Path root;
  private final @Nullable String given;
  private @Nullable List<Path> folders;

  /**
   * @param root of the repository
   * @param given the one source folder, or null to look for it
   */
  public SourceFolders(Path root, @Nullable String given) {
    this.root = root;
    this.given = given;
  }

  /** The path of a source file from the root, with slashes. */
  String find(String path) {
    if (given != null) {
      return given.replaceAll("/+$", "") + "/" + path;
    }
    for (Path folder : folders()) {
      if (Files.exists(root.resolve(folder).resolve(path))) {
        return folder.toString().replace('\\', '/') + "/" + path;
      }
    }
    return USUAL.get(0) + "/" + path;
  }

  private List<Path> folders() {
    if (folders == null) {
      try (Stream<Path> below = Files.find(root, DEPTH, (path, facts) -> facts.isDirectory())) {
        folders = below.map(root::relativize).filter(SourceFolders::isUsual).sorted().toList();
      } catch (IOException | java.io.UncheckedIOException unreadable) {
        folders = List.of();
      }
    }
    return folders;
  }

  private static boolean isUsual(Path folder) {
    return USUAL.stream().anyMatch(folder::endsWith);
  }
}
