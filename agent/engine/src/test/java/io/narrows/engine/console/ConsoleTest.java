package io.narrows.engine.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.control.ReportSource;
import io.narrows.engine.recording.ManualClock;
import io.narrows.facts.log.Level;
import io.narrows.facts.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConsoleTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final ManualClock clock = new ManualClock();
  private final Log log = new Log(Level.INFO, new PrintStream(said, true));
  private final Counted report = new Counted();
  private final Console console = new Console(log, report, clock);

  /** A report that counts how often it is made. */
  private static final class Counted implements ReportSource {
    int made;
    @Nullable RuntimeException fault;

    @Override
    public boolean hasData() {
      return true;
    }

    @Override
    public String text(boolean all) {
      return "text";
    }

    @Override
    public String json() {
      if (fault != null) {
        throw fault;
      }
      return "{}";
    }

    @Override
    public String html() {
      made++;
      return "<html><head></head><body>" + "x".repeat(1 << 20) + "</body></html>";
    }
  }

  @BeforeEach
  void open() {
    console.open(0);
  }

  @AfterEach
  void close() {
    console.close();
  }

  private String ask(String head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      return read(socket);
    }
  }

  private String read(Socket socket) throws IOException {
    socket.setSoTimeout(1);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] some = new byte[1 << 16];
    for (int read = 0; read >= 0; ) {
      console.tick(0);
      try {
        read = socket.getInputStream().read(some);
        answer.write(some, 0, Math.max(0, read));
      } catch (SocketTimeoutException notYet) {
        // the next tick goes on
      }
    }
    return answer.toString(UTF_8);
  }

  private String get(String path) throws IOException {
    return ask("GET " + path + " HTTP/1.1\r\nHost: localhost:" + console.port() + "\r\n\r\n");
  }

  @Test
  void page_isServedWithItsScriptAndNothingFromElsewhere() throws IOException {
    String answer = get("/?x=1");

    assertThat(answer)
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Security-Policy: default-src 'none'; script-src 'self'")
        .contains("Cache-Control: no-store")
        .contains("<script src=\"/live.js\" defer=\"\"></script>\n</head>")
        .endsWith("</body></html>");
    assertThat(get("/live.js")).contains("text/javascript").contains("refresh");
    assertThat(get("/report.json")).contains("application/json").endsWith("{}");
    assertThat(get("/report.txt")).endsWith("text");
    assertThat(get("/other")).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void page_isMadeOnceForManyWhoLook() throws IOException {
    get("/");
    get("/");
    assertThat(report.made).isEqualTo(1);
    clock.advance(2_000_000_000L);
    get("/");
    assertThat(report.made).isEqualTo(2);
  }

  @Test
  void nameFromElsewhere_isRefused() throws IOException {
    for (String host : new String[] {"evil.example", "evil.example:80", "localhost.evil.example"}) {
      assertThat(ask("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")).startsWith("HTTP/1.1 403 ");
    }
    assertThat(ask("GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 403 ");
    assertThat(ask("GET / HTTP/1.1\r\nhost: [::1]:80\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    assertThat(report.made).isEqualTo(1);
  }

  @Test
  void whatIsNoGet_isRefused() throws IOException {
    assertThat(ask("POST / HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 405 ");
    assertThat(ask("hello\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    assertThat(ask("GET /" + "x".repeat(Browsers.LONGEST_HEAD))).startsWith("HTTP/1.1 431 ");
  }

  @Test
  void emptyLines_areNoHttp() throws IOException {
    assertThat(ask("\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    assertThat(get("/report.txt")).endsWith("text");
    assertThat(log.errors()).isEmpty();
  }

  @Test
  void visitorWhoCannotBeAnswered_leaves_andTheNextOneIsServed() throws IOException {
    report.fault = new IllegalStateException("no page");
    try (Socket first = new Socket(InetAddress.getLoopbackAddress(), console.port());
        Socket second = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
      String host = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      first.getOutputStream().write(("GET /report.json" + host).getBytes(UTF_8));
      second.getOutputStream().write(("GET /report.txt" + host).getBytes(UTF_8));

      assertThat(read(first)).isEmpty();
      assertThat(read(second)).endsWith("text");
    }
    assertThat(log.errors()).hasSize(1).containsValue(1);
    assertThat(log.errors().keySet().iterator().next())
        .startsWith("cannot answer who came to a socket of the agent's: ")
        .contains("IllegalStateException: no page");
  }

  @Test
  void visitorWhoSaysNothing_isSentAway() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
      console.tick(0);
      console.tick(11_000_000_000L);
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void console_listensOnLoopbackOnly() throws IOException {
    assertThat(console.address().getAddress().isLoopbackAddress()).isTrue();
  }

  @Test
  void portThatIsTaken_isOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Console second = new Console(log, report, clock);
      second.open(taken.getLocalPort());
      second.tick(0);
      second.close();

      assertThat(said.toString(StandardCharsets.UTF_8))
          .startsWith("narrows: the console cannot be opened on port " + taken.getLocalPort())
          .hasLineCount(1);
    }
  }
}
