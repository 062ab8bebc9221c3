package io.narrows.engine.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketPlaceTest {
  @TempDir Path temporary;

  @Test
  void own_isInAFolderThatOnlyItsUserOpens() throws IOException {
    Path socket = SocketPlace.own(temporary);

    assertThat(socket.getFileName()).hasToString(ProcessHandle.current().pid() + ".sock");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
        .isEqualTo("rwx------");
    assertThat(SocketPlace.own(temporary)).isEqualTo(socket);
  }

  @Test
  void own_inAFolderThatOthersOpen_isRefused() throws IOException {
    Path folder = SocketPlace.own(temporary).getParent();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatThrownBy(() -> SocketPlace.own(temporary))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not a folder that only its user can open");
  }

  @Test
  void own_whereTheFolderIsALink_isRefused() throws IOException {
    Path folder = SocketPlace.own(temporary).getParent();
    Path elsewhere = Files.move(folder, temporary.resolve("elsewhere"));
    Files.createSymbolicLink(folder, elsewhere);

    assertThatThrownBy(() -> SocketPlace.own(temporary)).isInstanceOf(IOException.class);
  }

  @Test
  void of_thisProcess_isWhereItsOwnIs() throws IOException {
    Path own = SocketPlace.own();
    Path seen = SocketPlace.of(ProcessHandle.current().pid());

    assertThat(seen.getFileName()).isEqualTo(own.getFileName());
    assertThat(Files.isSameFile(seen.getParent(), own.getParent())).isTrue();
  }
}
