package io.narrows.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.control.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          Path.of("narrows.jar"));

  @Test
  void verbThatIsBroken_saysOneLine_andIsNoGateThatFailed() {
    assertThat(CommandLine.run(failing(new IllegalStateException("no")), List.of(), terminal))
        .isEqualTo(ExitCode.BROKEN)
        .isNotEqualTo(ExitCode.GATE_FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines(
            "narrows: fail is broken, which is a fault of Narrows:"
                + " java.lang.IllegalStateException: no");

    assertThat(CommandLine.run(failing(new StackOverflowError()), List.of(), terminal))
        .isEqualTo(ExitCode.BROKEN);
  }

  @Test
  void help_namesTheExitCodes() {
    assertThat(CommandLine.run(List.of("--help"), terminal)).isEqualTo(ExitCode.OK);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("1 a gate failed", ExitCode.BROKEN + " a fault of Narrows itself");
  }

  private static Verb failing(Throwable fault) {
    return new Verb() {
      @Override
      public String name() {
        return "fail";
      }

      @Override
      public String summary() {
        return "fails";
      }

      @Override
      public List<String> help() {
        return List.of();
      }

      @Override
      public int run(List<String> arguments, Terminal terminal) {
        if (fault instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) fault;
      }
    };
  }
}
