package io.narrows.engine.control;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where the socket of a JVM is: {@code /tmp/narrows-USER/PID.sock}, with the number of the user
 * where the system has one. Always in {@code /tmp} where there is one, because {@code
 * java.io.tmpdir} may differ between the two ends.
 */
public final class SocketPlace {
  private static final Path TMP = Path.of("/tmp");
  private static final Path PROC = Path.of("/proc");
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private SocketPlace() {}

  /** The socket of this JVM, in a folder that is made when it is not there. */
  static Path own() throws IOException {
    return own(temporary());
  }

  static Path own(Path temporary) throws IOException {
    Path folder = folderOf(PROC.resolve("self"), temporary);
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException again) {
      requirePrivate(folder);
    }
    return folder.resolve(Pid.own() + ".sock");
  }

  /**
   * The socket that a running JVM would have, also in another container: seen from there it has
   * another number and another {@code /tmp}.
   */
  public static Path of(long pid) throws IOException {
    Path process = PROC.resolve(Long.toString(pid));
    if (!Files.isDirectory(process)) {
      return folderOf(process, temporary()).resolve(pid + ".sock");
    }
    Path folder = folderOf(process, TMP);
    Path seen = process.resolve("root").resolve(TMP.getRoot().relativize(folder).toString());
    Path visible = Files.isReadable(process.resolve("root")) ? seen : folder;
    return visible.resolve(innerPid(process, pid) + ".sock");
  }

  private static Path temporary() {
    return Files.isDirectory(TMP) ? TMP : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static Path folderOf(Path process, Path temporary) throws IOException {
    Object user =
        Files.isDirectory(process)
            ? Files.getAttribute(process, "unix:uid")
            : System.getProperty("user.name");
    return temporary.resolve("narrows-" + user);
  }

  /** The last number of the NSpid line of its status, or the one given. */
  private static String innerPid(Path process, long pid) throws IOException {
    for (String line : Files.readAllLines(process.resolve("status"))) {
      if (line.startsWith("NSpid:")) {
        return line.substring(line.lastIndexOf('\t') + 1).trim();
      }
    }
    return Long.toString(pid);
  }

  /** Somebody else may have made the folder before us, to read what we answer. */
  private static void requirePrivate(Path folder) throws IOException {
    boolean isPrivate =
        Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).equals(OWNER_ONLY);
    if (!isPrivate || !isOwn(folder)) {
      throw new IOException(folder + " is not a folder that only its user can open");
    }
  }

  private static boolean isOwn(Path folder) throws IOException {
    Path self = PROC.resolve("self");
    if (Files.isDirectory(self)) {
      return Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS)
          .equals(Files.getAttribute(self, "unix:uid"));
    }
    String owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName();
    return owner.equals(System.getProperty("user.name"));
  }
}
