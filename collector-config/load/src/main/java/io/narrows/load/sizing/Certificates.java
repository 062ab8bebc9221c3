package io.narrows.load.sizing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A certificate that is its own authority, for both ends, and a token; by openssl. */
final class Certificates {
  static final String TOKEN = "token-of-a-measurement";

  private Certificates() {}

  /**
   * @return the settings of gateway.yaml that name them
   */
  static Map<String, String> make(Path folder) throws IOException, InterruptedException {
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=narrows",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                "tls.key",
                "-out",
                "tls.crt")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(openssl.getInputStream().readAllBytes());
    if (openssl.waitFor() != 0) {
      throw new IOException("openssl: " + said);
    }
    Files.copy(folder.resolve("tls.crt"), folder.resolve("ca.crt"));
    Path token = Files.writeString(folder.resolve("token"), TOKEN);
    return Map.of("TLS_DIR", folder.toString(), "TOKEN_FILE", token.toString());
  }
}
