package io.narrows.instrumentation.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ClassHeaderTest {
  @Test
  void classThatThrowsAnExceptionOfAPackage_mentionsThePackage() throws Exception {
    assertThat(header(Closing.class).mentions("java/sql/")).isTrue();
    assertThat(header(Silent.class).mentions("java/sql/")).isFalse();
    assertThat(header(Silent.class).mentions("")).isTrue();
  }

  private static ClassHeader header(Class<?> type) throws IOException {
    String resource = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(resource)) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return Objects.requireNonNull(ClassHeader.read(bytes, null));
    }
  }

  interface Closing {
    void close() throws SQLException;
  }

  interface Silent {
    void close();
  }
}
