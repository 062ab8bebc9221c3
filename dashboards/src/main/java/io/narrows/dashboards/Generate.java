package io.narrows.dashboards;

import io.narrows.dashboards.board.Boards;
import io.narrows.dashboards.panel.Dashboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes each dashboard into the folder that is given. */
public final class Generate {
  private Generate() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    for (Dashboard dashboard : Boards.all()) {
      Files.writeString(folder.resolve(dashboard.fileName()), dashboard.text());
    }
  }
}
