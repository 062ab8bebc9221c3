package com.example.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.demo.DemoException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedTest {
  @TempDir Path folder;

  @Test
  void text_thatIsThere_isReplacedEverywhere() throws Exception {
    Path file = Files.writeString(folder.resolve("a.yml"), "port: 1\nother: 1\n");

    assertThat(Shipped.of(file).with(": 1", ": 2").text()).isEqualTo("port: 2\nother: 2\n");
  }

  @Test
  void text_thatIsNotThere_saysThatTheFileHasChanged() throws Exception {
    Path file = Files.writeString(folder.resolve("a.yml"), "port: 1\n");

    assertThatThrownBy(() -> Shipped.of(file).with("port: 9", ""))
        .isInstanceOf(DemoException.class)
        .hasMessage(file + " has no more 'port: 9'");
  }
}
