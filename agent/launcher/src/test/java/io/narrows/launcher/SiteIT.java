package io.narrows.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.launcher.testing.Collector;
import io.narrows.launcher.testing.Fork;
import io.narrows.launcher.testing.Jdk;
import io.narrows.launcher.testing.Program;
import io.narrows.launcher.testing.Run;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.h2.Driver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which line issued a query, however the application's classes lie and the agent came in. */
class SiteIT {
  private static final String JDKS = "io.narrows.launcher.testing.Jdk#all";
  private static final String MARK = "// here";

  /** A framework: makes a repository of an interface, as Spring Data does. */
  private static final String FRAMEWORK =
      """
      package org.framework;
      import java.lang.reflect.Proxy;
      import java.sql.Connection;
      import java.sql.PreparedStatement;
      import java.sql.ResultSet;
      import java.sql.SQLException;
      public class Repositories {
        public static <T> T of(Class<T> type, Connection connection) {
          return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
              (proxy, method, arguments) -> query(connection, (int) arguments[0])));
        }
        private static int query(Connection connection, int id) throws SQLException {
          try (PreparedStatement s = connection.prepareStatement("select 41 + ?")) {
            s.setInt(1, id);
            try (ResultSet rows = s.executeQuery()) {
              rows.next();
              return rows.getInt(1);
            }
          }
        }
      }
      """;

  /** A shop: asks for the items of its orders one by one, in a request and for a word of input. */
  private static final String SHOP =
      """
      package app;
      import com.sun.net.httpserver.HttpServer;
      import java.io.BufferedReader;
      import java.io.InputStreamReader;
      import java.net.InetAddress;
      import java.net.InetSocketAddress;
      import java.net.URL;
      import java.sql.Connection;
      import java.sql.DriverManager;
      import java.util.stream.IntStream;
      public class Main {
        public interface OrderRepository { int findByOrderId(int id); }
        public static void main(String[] args) throws Exception {
          Connection connection = DriverManager.getConnection("jdbc:h2:mem:shop");
          OrderRepository orders = (OrderRepository) Class.forName("org.framework.Repositories")
              .getMethod("of", Class.class, Connection.class)
              .invoke(null, OrderRepository.class, connection);
          HttpServer server = HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
          server.createContext("/items", exchange -> {
            String sum = String.valueOf(items(orders));
            exchange.sendResponseHeaders(200, sum.length());
            exchange.getResponseBody().write(sum.getBytes());
            exchange.close();
          });
          server.start();
          System.out.println("ready");
          new BufferedReader(new InputStreamReader(System.in)).readLine();
          URL url = new URL("http://127.0.0.1:" + server.getAddress().getPort() + "/items");
          url.openStream().readAllBytes();
          System.exit(0);
        }
        private static int items(OrderRepository orders) {
          return IntStream.range(0, 6)
              .map(id -> orders.findByOrderId(id)) // here
              .sum();
        }
      }
      """;

  @TempDir Path folder;
  private Program shop;
  private String libraries;

  @BeforeEach
  void compile() throws IOException {
    shop = new Program(folder.resolve("shop")).file("app/Main.java", SHOP).compile();
    Path framework =
        new Program(folder.resolve("framework"))
            .file("org/framework/Repositories.java", FRAMEWORK)
            .compile()
            .jar("none");
    String h2 = Driver.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    libraries = framework + File.pathSeparator + h2;
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void query_ofAFolderOfClasses_isFoundAtItsLine(Jdk jdk) throws Exception {
    try (Collector collector = Collector.listening();
        Run run = watched(jdk, collector).main(onPath(shop.classes())).start()) {
      run.tell("go");
      assertThat(run.exitCode()).isZero();
      assertNamesTheLine(collector);
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void query_ofAPlainJar_isFoundByItsMainClass(Jdk jdk) throws Exception {
    try (Collector collector = Collector.listening();
        Run run = watched(jdk, collector).main(onPath(shop.jar("app.Main"))).start()) {
      run.tell("go");
      assertThat(run.exitCode()).isZero();
      assertNamesTheLine(collector);
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void query_ofClassesLoadedBeforeTheAgent_isFoundAtItsLine(Jdk jdk) throws Exception {
    try (Collector collector = Collector.listening();
        Run run = Fork.of(jdk).main(onPath(shop.classes())).start()) {
      run.awaitOut("ready");
      String endpoint = "otel.exporter.otlp.endpoint=" + collector.endpoint();
      Run attach = Commands.run(jdk, "attach", Long.toString(run.pid()), endpoint);
      assertThat(attach.exitCode()).as(attach.err().toString()).isZero();

      run.tell("go");
      assertThat(run.exitCode()).isZero();
      assertNamesTheLine(collector);
    }
  }

  private static Fork watched(Jdk jdk, Collector collector) {
    return Fork.of(jdk)
        .agent()
        .environment("OTEL_SDK_DISABLED", "false")
        .environment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint());
  }

  private String[] onPath(Path application) {
    return new String[] {"-cp", application + File.pathSeparator + libraries, "app.Main"};
  }

  /**
   * The first of its like, its second and its fifth: each of these, whatever the clock says. Of the
   * others those that this machine made slow, and one in 256 that is drawn by the time.
   */
  private static void assertNamesTheLine(Collector collector) {
    List<Map<String, AnyValue>> queries =
        collector.spans().stream()
            .sorted(Comparator.comparingLong(Span::getStartTimeUnixNano))
            .map(SiteIT::attributes)
            .filter(SiteIT::isQuery)
            .toList();
    assertThat(queries).hasSize(6);
    assertThat(List.of(queries.get(0), queries.get(1), queries.get(4)))
        .allSatisfy(query -> assertThat(query).containsKey("narrows.caller"));
    assertThat(queries.stream().filter(query -> query.containsKey("narrows.caller")))
        .allSatisfy(
            query -> {
              assertThat(text(query, "narrows.caller")).isEqualTo("Main.items");
              assertThat(text(query, "code.function.name")).isEqualTo("app.Main.items");
              assertThat(text(query, "code.file.path")).isEqualTo("app/Main.java");
              assertThat(query.get("code.line.number").getIntValue()).isEqualTo(line());
            });
  }

  private static boolean isQuery(Map<String, AnyValue> attributes) {
    return attributes.containsKey("db.query.text")
        && text(attributes, "db.query.text").startsWith("select");
  }

  private static String text(Map<String, AnyValue> attributes, String name) {
    return attributes.get(name).getStringValue();
  }

  private static Map<String, AnyValue> attributes(Span span) {
    return span.getAttributesList().stream()
        .collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
  }

  private static long line() {
    return SHOP.substring(0, SHOP.indexOf(MARK)).lines().count();
  }
}
