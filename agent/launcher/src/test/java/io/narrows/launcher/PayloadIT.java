package io.narrows.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.Jdk;
import io.narrows.launcher.testing.Program;
import io.narrows.launcher.testing.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A user whose service answers with far too much: what he sees of it, and of one that does not. */
class PayloadIT {
  private static final String JDKS = "io.narrows.launcher.testing.Jdk#all";

  /** Answers in XML, in chunks: with all items, and with a few. */
  private static final String SHOP =
      """
      javax.xml.parsers.DocumentBuilder builder =
          javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder();
      com.sun.net.httpserver.HttpServer server = com.sun.net.httpserver.HttpServer.create(
          new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0);
      for (int size : new int[] {80_000, 20}) {
        org.w3c.dom.Document items = builder.newDocument();
        items.appendChild(items.createElement("items"));
        for (int i = 0; i < size; i++) {
          org.w3c.dom.Element item = items.createElement("item");
          item.setAttribute("name", "a name that is not too short " + i);
          item.setTextContent("what is told of it & of the others");
          items.getDocumentElement().appendChild(item);
        }
        server.createContext("/items" + size, exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (java.io.OutputStream out = exchange.getResponseBody()) {
            javax.xml.transform.TransformerFactory.newInstance().newTransformer().transform(
                new javax.xml.transform.dom.DOMSource(items),
                new javax.xml.transform.stream.StreamResult(out));
          } catch (javax.xml.transform.TransformerException e) {
            throw new java.io.IOException(e);
          }
        });
      }
      server.start();
      String told = "";
      while (System.in.available() == 0) {
        for (String path : new String[] {"/items20", "/items80000"}) {
          java.net.URL url =
              new java.net.URL("http://127.0.0.1:" + server.getAddress().getPort() + path);
          try (java.io.InputStream in = url.openStream()) {
            told = String.format(
                java.util.Locale.ROOT, "%.1f MB", in.readAllBytes().length / 1e6);
          }
        }
        System.out.println("served " + told);
      }
      System.exit(0);
      """;

  private static final int ATTEMPTS = 60;

  // Millions of characters are made at a start, on a machine that may be busy.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource(JDKS)
  void largeAnswer_isInTheReportWithItsSizeAndTheSmallOneIsNot(Jdk jdk) throws Exception {
    Path classes = Program.ofMain(folder, SHOP).classes();
    try (Run app =
        Fork.of(jdk).agent("mode=dev").option("-cp", classes.toString()).main("app.Main").start()) {
      String size = app.awaitOut("served", PATIENCE).substring("served ".length());
      String pid = Long.toString(app.pid());
      List<String> report = reportWith(jdk, pid, "GET /items80000 answers with " + size);

      assertThat(report).noneMatch(line -> line.contains("/items20 answers with"));
      app.tell("end");
      assertThat(app.exitCode()).isZero();
    }
  }

  /** It says so once there are enough samples of it. */
  private static List<String> reportWith(Jdk jdk, String pid, String sentence) throws Exception {
    List<String> out = List.of();
    for (int i = 0; i < ATTEMPTS; i++) {
      Run report = Commands.run(jdk, "report", pid, "--all");
      assertThat(report.exitCode()).as(report.err().toString()).isZero();
      out = report.out();
      if (out.stream().anyMatch(line -> line.contains(sentence))) {
        return out;
      }
    }
    throw new AssertionError("no line contains \"" + sentence + "\" in " + out);
  }
}
