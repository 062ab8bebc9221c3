package io.narrows.engine.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.facts.log.Level;
import io.narrows.facts.log.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {
  private static final long A_MINUTE = 60_000_000_000L;

  @TempDir Path folder;
  private Path socket;
  private final FakeReport report = new FakeReport();
  private final AtomicInteger detached = new AtomicInteger();
  private final Control control =
      new Control(
          new Log(Level.OFF, System.err), report, () -> "fine\n", detached::incrementAndGet);

  @BeforeEach
  void open() throws IOException {
    socket = folder.resolve("1.sock");
    control.open(socket);
  }

  @AfterEach
  void close() {
    control.close();
    assertThat(socket).doesNotExist();
  }

  @Test
  void report_inEachFormat_isAnswered() {
    assertThat(ask("report text")).isEqualTo(new Answer(0, "five findings"));
    assertThat(ask("report text all")).isEqualTo(new Answer(0, "every finding"));
    assertThat(ask("report json")).isEqualTo(new Answer(0, "{}"));
    assertThat(ask("report html")).isEqualTo(new Answer(0, "<html>größer als █</html>"));
    assertThat(ask("status")).isEqualTo(new Answer(0, "fine\n"));
  }

  @Test
  void report_thatIsJudged_isTheSameMomentTwice() throws IOException {
    for (String format : List.of("text", "html", "text all")) {
      Judged both = Judged.decode(ask("report " + format + " judged").text());
      assertThat(both.printed()).isEqualTo(ask("report " + format).text());
      assertThat(both.json()).isEqualTo("{}");
    }
    assertThatThrownBy(() -> Judged.decode("narrows"))
        .hasMessage("the agent in the JVM is of another version");
    assertThatThrownBy(() -> Judged.decode("9\nshort"))
        .hasMessage("the agent in the JVM is of another version");
  }

  @Test
  void report_beforeAnythingWasRecorded_saysSo() {
    report.hasData = false;

    assertThat(ask("report text")).isEqualTo(new Answer(4, "nothing was recorded yet\n"));
  }

  @Test
  void request_thatIsUnknown_isWrongUse() {
    for (String request : List.of("", "dance", "report", "report pdf", "report text some", "\t")) {
      assertThat(ask(request).code()).as(request).isEqualTo(2);
    }
  }

  @Test
  void request_thatIsTooLong_isWrongUse() {
    assertThat(ask("report " + "x".repeat(Lines.LONGEST)))
        .isEqualTo(new Answer(2, "the request is too long\n"));
  }

  @Test
  void report_thatIsLarge_arrivesWhole() {
    report.json = "x".repeat(20_000_000);

    assertThat(ask("report json").text()).hasSize(20_000_000);
  }

  @Test
  void tick_withAClientThatReadsNothing_doesNotWait() throws IOException {
    report.json = "x".repeat(20_000_000);
    try (SocketChannel idle = connect()) {
      idle.write(ByteBuffer.wrap("report json\n".getBytes()));
      control.tick(0);

      assertThat(ask("status").code()).isZero();
    }
  }

  @Test
  void tick_withMoreClientsThanPlaces_servesThemInTurn() throws IOException {
    List<SocketChannel> silent = new ArrayList<>();
    for (int i = 0; i < Control.MOST_VISITS; i++) {
      silent.add(connect());
    }
    control.tick(0);

    // The silent ones lose their places after a while.
    assertThat(askAt(A_MINUTE, "status").code()).isZero();
    for (SocketChannel each : silent) {
      assertThat(each.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      each.close();
    }
  }

  @Test
  void detach_isBegunWhenItsAnswerHasGone() {
    assertThat(ask("detach")).isEqualTo(new Answer(0, "the agent leaves\n"));
    assertThat(detached).hasValue(1);

    control.tick(0);
    assertThat(detached).hasValue(1);
    assertThat(socket).doesNotExist();
  }

  @Test
  void ask_whereNobodyListens_isEmpty() throws IOException {
    Path left = folder.resolve("2.sock");
    assertThat(ControlClient.ask(left, "status")).isEmpty();
    Files.createFile(left);
    assertThat(ControlClient.ask(left, "status")).isEmpty();
  }

  @Test
  void open_overWhatAKilledJvmLeft_works() throws IOException {
    Path left = Files.createFile(folder.resolve("3.sock"));
    Control second =
        new Control(new Log(Level.OFF, System.err), report, () -> "second\n", () -> {});
    second.open(left);
    second.close();
    assertThat(left).doesNotExist();
  }

  @Test
  void ask_whereTheJvmEndsBeforeItAnswers_fails() throws IOException {
    Path other = folder.resolve("4.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(other));
      CompletableFuture<Void> ending =
          CompletableFuture.runAsync(() -> answerAndEnd(server, "0 100\nhalf an answer"));

      assertThatThrownBy(() -> ControlClient.ask(other, "report json"))
          .isInstanceOf(IOException.class)
          .hasMessage("the JVM ended while it answered");
      ending.join();
    }
  }

  private static void answerAndEnd(ServerSocketChannel server, String answer) {
    try (SocketChannel client = server.accept()) {
      client.read(ByteBuffer.allocate(100));
      client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer ask(String request) {
    return askAt(0, request);
  }

  private Answer askAt(long nanos, String request) {
    CompletableFuture<Optional<Answer>> answer = asking(request);
    while (!answer.isDone()) {
      control.tick(nanos);
      Thread.onSpinWait();
    }
    control.tick(nanos);
    return answer.join().orElseThrow();
  }

  private CompletableFuture<Optional<Answer>> asking(String request) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return ControlClient.ask(socket, request);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private SocketChannel connect() throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(socket));
  }

  private static final class FakeReport implements ReportSource {
    boolean hasData = true;
    String json = "{}";

    @Override
    public boolean hasData() {
      return hasData;
    }

    @Override
    public String text(boolean all) {
      return all ? "every finding" : "five findings";
    }

    @Override
    public String json() {
      return json;
    }

    @Override
    public String html() {
      return "<html>größer als █</html>";
    }
  }
}
