package io.narrows.load.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.load.Given;
import io.narrows.load.WrongUse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayVerbTest {
  @Test
  void otherMachine_isRefused_unlessItIsAskedFor() throws WrongUse {
    assertThatThrownBy(() -> PlayVerb.address("http://192.0.2.1:4318", false))
        .hasMessage("--to http://192.0.2.1:4318 is another machine: --beyond-loopback allows that");
    assertThat(PlayVerb.address("http://192.0.2.1:4318", true)).hasPort(4318);
    assertThat(PlayVerb.address("grpc://localhost:4317", false)).hasPort(4317);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--to ftp://127.0.0.1:1 | wanted is http, https, grpc or grpcs, with host and port",
        "--to http://127.0.0.1 | wanted is http, https, grpc or grpcs, with host and port",
        "--services 0 | --services 0: wanted is a number from 1 to 5000",
        "--spans-per-second many | wanted is a number from 1 to 200000",
        "--signals traces,profiles | wanted are some of traces,metrics,logs",
        "--header token | wanted is NAME=VALUE",
        "--ca ca.crt | --ca, --cert and --key are wanted together",
        "--to grpcs://127.0.0.1:1 | belong to --to grpcs://HOST:PORT, and it to them",
        "--recording none.gz | none.gz: there is no such file",
        "--seconds | --seconds wants a value",
        "--fast | unknown: --fast",
      })
  void wrongUse_isSaid_andNothingIsSent(String words, String said) {
    Given given = new Given(List.of(words.split(" ")));

    assertThatThrownBy(() -> new PlayVerb(Path.of("../..")).run(given))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining(said);
  }
}
