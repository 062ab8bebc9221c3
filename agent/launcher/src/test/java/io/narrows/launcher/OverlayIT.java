package io.narrows.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.Jdk;
import io.narrows.launcher.testing.Program;
import io.narrows.launcher.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application does in its own code, in a JVM of its own with the whole agent. */
@Timeout(180)
class OverlayIT {
  private static final String JDKS = "io.narrows.launcher.testing.Jdk#all";

  /** The lines of the program that are to be named. */
  private static final String PROGRAM =
      """
      package app;

      import com.sun.net.httpserver.HttpServer;
      import java.io.InputStream;
      import java.net.InetSocketAddress;
      import java.net.Socket;
      import java.util.ArrayList;
      import java.util.List;
      import java.util.concurrent.Executors;
      import java.util.regex.Pattern;

      public class Main {
        static final Object STOCK = new Object();
        static final Pattern CODE = Pattern.compile("p[a-z]+-[0-9]*7");
        static volatile Object sink;
        static volatile int left;

        static void reserve() throws InterruptedException {
          synchronized (STOCK) {
            left++;
            Thread.sleep(10);
          }
        }

        static void reserveBeside() throws InterruptedException {
          synchronized (STOCK) {
            left++;
          }
          Thread.sleep(1);
        }

        static void poll() throws InterruptedException {
          Thread.sleep(20);
        }

        static int offers() {
          int hits = 0;
          for (int i = 0; i < 120_000; i++) {
            hits += ("product-" + i).matches("p[a-z]+-[0-9]*" + i % 10) ? 1 : 0;
          }
          return hits;
        }

        static int offersOnce() {
          return CODE.matcher("product-7").matches() ? 1 : 0;
        }

        static final java.util.concurrent.atomic.AtomicInteger NEXT =
            new java.util.concurrent.atomic.AtomicInteger();

        static void initialize() throws Exception {
          Class.forName("app.Main$Slow" + NEXT.getAndIncrement());
        }

        static void nap() {
          try {
            Thread.sleep(40);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }

        static class Slow0 { static { nap(); } }
        static class Slow1 { static { nap(); } }
        static class Slow2 { static { nap(); } }
        static class Slow3 { static { nap(); } }
        static class Slow4 { static { nap(); } }
        static class Slow5 { static { nap(); } }

        static java.util.concurrent.Executor threads() throws Exception {
          return Boolean.getBoolean("virtual")
              ? (java.util.concurrent.Executor)
                  Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null)
              : Executors.newFixedThreadPool(8);
        }

        static void export() {
          List<byte[]> kept = new ArrayList<>();
          for (int i = 0; i < 200; i++) {
            kept.add(new byte[64 * 1024]);
            if (kept.size() > 100) {
              kept.clear();
            }
          }
          sink = kept;
        }

        interface Work {
          void run() throws Exception;
        }

        static void serve(HttpServer server, String path, Work work) {
          server.createContext(path, exchange -> {
            try {
              work.run();
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
          });
        }

        static void get(int port, String path, int times) {
          for (int i = 0; i < times; i++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
              String head = "GET " + path + " HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n";
              socket.getOutputStream().write(head.getBytes());
              InputStream in = socket.getInputStream();
              while (in.read() >= 0) {
              }
            } catch (java.io.IOException e) {
              throw new IllegalStateException(e);
            }
          }
        }

        public static void main(String[] args) throws Exception {
          HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
          server.setExecutor(threads());
          serve(server, "/lock", Main::reserve);
          serve(server, "/fixed/lock", Main::reserveBeside);
          serve(server, "/sleep", Main::poll);
          serve(server, "/compute", Main::offers);
          serve(server, "/fixed/compute", Main::offersOnce);
          serve(server, "/pin", Main::initialize);
          serve(server, "/allocate", Main::export);
          server.start();
          int port = server.getAddress().getPort();
          Thread.sleep(Long.parseLong(args[0]));
          for (int i = 1; i < args.length; i += 2) {
            int each = Integer.parseInt(args[i + 1]);
            int clientCount = args[i].equals("/pin") ? 1 : 4;
            String path = args[i];
            Thread[] clients = new Thread[clientCount];
            for (int t = 0; t < clients.length; t++) {
              clients[t] = new Thread(() -> get(port, path, each));
              clients[t].start();
            }
            for (Thread client : clients) {
              client.join();
            }
          }
          System.out.println("ending");
          System.exit(0);
        }
      }
      """;

  @TempDir Path folder;

  private static int line(String text) {
    List<String> lines = PROGRAM.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException(text);
  }

  private Program program() throws IOException {
    return new Program(folder).file("app/Main.java", PROGRAM).compile();
  }

  /** Lets it run to its end and returns the report. */
  private String report(Jdk jdk, String setting, String... load) throws Exception {
    Path page = folder.resolve("report.html");
    Fork fork =
        Fork.of(jdk)
            .agent("mode=dev", "report=" + page, setting)
            .option("-Xmx96m", "-XX:+UseSerialGC")
            .main(program())
            .main(load);
    try (Run run = fork.start()) {
      assertThat(run.exitCode()).as("%s", run.err()).isZero();
    }
    return Files.readString(folder.resolve("report.json"));
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void ownTime_isNamedInDevelopment(Jdk jdk) throws Exception {
    String report =
        report(
            jdk,
            "jfr=auto",
            "2500",
            "/lock",
            "40",
            "/fixed/lock",
            "40",
            "/sleep",
            "20",
            "/compute",
            "15",
            "/fixed/compute",
            "80",
            "/allocate",
            "60");

    assertThat(finding(report, "lock_contention", "GET /lock"))
        .contains("\"method\" : \"reserve\"")
        .contains("\"line\" : " + line("synchronized (STOCK)"))
        .contains("sleeping in Main.reserve");
    assertThat(finding(report, "sleep_in_request", "GET /sleep"))
        .contains("\"method\" : \"poll\"")
        .contains("\"line\" : " + line("Thread.sleep(20)"));
    assertThat(finding(report, "hot_method", "GET /compute"))
        .contains("\"method\" : \"offers\"")
        .contains("\"line\" : " + line(".matches("))
        .contains("compiling regular expressions");
    assertThat(endpoint(report, "GET /lock")).contains("\"kind\" : \"lock\"");
    assertThat(endpoint(report, "GET /sleep")).contains("\"kind\" : \"sleep\"");
    assertThat(endpoint(report, "GET /compute")).contains("\"kind\" : \"cpu\"");
    assertThat(endpoint(report, "GET /allocate")).contains("\"kind\" : \"gc\"");
    for (String type : List.of("lock_contention", "sleep_in_request", "hot_method")) {
      assertThat(finding(report, type, "GET /fixed/lock")).isEmpty();
      assertThat(finding(report, type, "GET /fixed/compute")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void whereItIsOff_whatIsNotSeenIsSaidToBeUnexplained(Jdk jdk) throws Exception {
    String report = report(jdk, "jfr=off", "500", "/sleep", "30");

    assertThat(finding(report, "sleep_in_request", "GET /sleep")).isEmpty();
    assertThat(endpoint(report, "GET /sleep")).doesNotContain("\"kind\" : \"sleep\"");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void withoutAReason_nothingOfTheFlightRecorderIsLoaded(Jdk jdk) throws Exception {
    Path classes = folder.resolve("classes.txt");
    Fork fork =
        Fork.of(jdk)
            .agent("mode=production")
            .option("-Xlog:class+load:file=" + classes)
            .main(program())
            .main("100", "/fixed/compute", "50");
    try (Run run = fork.start()) {
      assertThat(run.exitCode()).as("%s", run.err()).isZero();
    }
    assertThat(Files.readAllLines(classes))
        .anyMatch(line -> line.contains(" io.narrows.engine.overlay.Overlays "))
        .noneMatch(line -> line.contains(" jdk.jfr.") || line.contains("JfrFlight"));
  }

  static List<Jdk> withVirtualThreads() throws IOException {
    return Jdk.from(21);
  }

  @ParameterizedTest
  @MethodSource("withVirtualThreads")
  void pinnedVirtualThread_isNamed(Jdk jdk) throws Exception {
    Path page = folder.resolve("report.html");
    Fork fork =
        Fork.of(jdk)
            .agent("mode=dev", "report=" + page)
            .option("-Dvirtual=true")
            .main(program())
            .main("2500", "/pin", "6");
    try (Run run = fork.start()) {
      assertThat(run.exitCode()).as("%s", run.err()).isZero();
    }
    assertThat(
            finding(
                Files.readString(folder.resolve("report.json")),
                "pinned_virtual_thread",
                "GET /pin"))
        .contains("pins the carriers")
        .contains("\"method\" : \"nap\"");
  }

  private static String finding(String report, String type, String endpoint) {
    for (String each : report.split("(?=\"id\" : )")) {
      if (each.contains("\"type\" : \"" + type + "\"")
          && each.contains("\"endpoint\" : \"" + endpoint + "\"")) {
        return each;
      }
    }
    return "";
  }

  /** The kinds of time of one endpoint. */
  private static String endpoint(String report, String name) {
    Matcher matcher =
        Pattern.compile("\"name\" : \"" + name + "\".*?\"time\" : \\[.*?\\]", Pattern.DOTALL)
            .matcher(report);
    return matcher.find() ? matcher.group() : "";
  }
}
