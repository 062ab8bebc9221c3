package io.narrows.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.Jdk;
import io.narrows.launcher.testing.Libraries;
import io.narrows.launcher.testing.Program;
import io.narrows.launcher.testing.Run;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A user whose service asks once for each of something: what he sees, and where. */
class FindingsIT {
  private static final String JDKS = "io.narrows.launcher.testing.Jdk#all";

  /** Serves what needs ten queries of a slow database, calls itself, and ends when it is told. */
  private static final String SHOP =
      """
      java.sql.Connection db = java.sql.DriverManager.getConnection("jdbc:h2:mem:shop");
      db.createStatement().execute("create alias nap for 'java.lang.Thread.sleep(long)'");
      com.sun.net.httpserver.HttpServer server = com.sun.net.httpserver.HttpServer.create(
          new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/orders", exchange -> {
        try (java.sql.PreparedStatement items =
            db.prepareStatement("select nap(4), cast(? as int) as item")) {
          for (int order = 0; order < 10; order++) {
            items.setInt(1, order);
            items.executeQuery().next();
          }
        } catch (java.sql.SQLException e) {
          throw new java.io.IOException(e);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
      });
      server.start();
      java.net.URL url =
          new java.net.URL("http://127.0.0.1:" + server.getAddress().getPort() + "/orders");
      for (int i = 0; i < 12; i++) {
        url.openStream().close();
      }
      System.out.println("served");
      new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine();
      System.exit(0);
      """;

  @TempDir Path folder;

  private Run start(Jdk jdk, String... settings) throws Exception {
    String path = Program.ofMain(folder, SHOP).classes() + File.pathSeparator + Libraries.h2();
    return Fork.of(jdk).agent(settings).option("-cp", path).main("app.Main").start();
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void finding_isInTheReportTheGateTheConsoleAndTheLastLine(Jdk jdk) throws Exception {
    int port = freePort();
    Path page = folder.resolve("report.html");
    try (Run app = start(jdk, "mode=dev", "console=" + port, "report=" + page)) {
      app.awaitOut("served");
      String pid = Long.toString(app.pid());
      Run report = Commands.run(jdk, "report", pid, "--fail-on", "info");

      assertThat(report.exitCode()).as(report.err().toString()).isEqualTo(1);
      assertThat(report.out()).anyMatch(line -> line.contains("N+1 query in GET /orders"));
      assertThat(report.err())
          .anyMatch(line -> line.startsWith("narrows: gate failed: ") && line.contains("N+1"));
      assertThat(Commands.run(jdk, "report", pid, "--max-queries-per-request", "10").exitCode())
          .isZero();
      assertConsole(port);
      app.tell("end");
      assertThat(app.exitCode()).isZero();
      assertThat(app.err()).last().asString().startsWith("narrows: found ").contains("N+1 query");
    }
    assertThat(Files.readString(page)).contains("N+1 query in GET /orders");
    Path json = folder.resolve("report.json");
    Run compared = Commands.run(jdk, "report", json.toString(), "--compare", json.toString());
    assertThat(compared.exitCode()).isZero();
    assertThat(compared.out()).contains("gone: 0", "new: 0");
    assertThat(Commands.run(jdk, "report", json.toString(), "--format", "sarif").out())
        .anyMatch(line -> line.contains("\"ruleId\" : \"n_plus_one_query\""));
  }

  /** It shows the application's requests, and never its own. */
  private static void assertConsole(int port) throws Exception {
    String console = "http://127.0.0.1:" + port;
    String json = "";
    for (int i = 0; i < 3; i++) {
      json = get(console + "/report.json");
    }
    assertThat(json).contains("n_plus_one_query").doesNotContain("report.json");
    assertThat(json).containsOnlyOnce("\"root\" : \"server\"");
    assertThat(get(console + "/")).contains("<h3>N+1 query in GET /orders</h3>");
  }

  private static String get(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
