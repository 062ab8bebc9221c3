package io.narrows.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate and its key, as PEM, in a folder of the one that signed it. */
record Certificate(Path certificate, Path key) {
  private static final String PASSWORD = "changeit";

  /** One that somebody signed for himself: who trusts it, has it. */
  static Certificate make(Path folder, String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    return make(folder, name, name, "-0d", "-ext", "bc:critical=ca:true");
  }

  /** One that an authority, which is in that folder, has signed. */
  static Certificate signed(Path folder, String name, String authority)
      throws IOException, InterruptedException, GeneralSecurityException {
    return make(folder, name, authority, "-0d", "-signer", authority);
  }

  /** The same, and its two days are over. */
  static Certificate expired(Path folder, String name, String authority)
      throws IOException, InterruptedException, GeneralSecurityException {
    return make(folder, name, authority, "-10d", "-signer", authority);
  }

  private static Certificate make(
      Path folder, String name, String store, String start, String... more)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path keyStore = folder.resolve(store + ".p12");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-startdate",
                start,
                "-validity",
                "2",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keyStore.toString()));
    command.addAll(List.of(more));
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("keytool failed for " + name);
    }
    KeyStore keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
    return new Certificate(
        pem(folder.resolve(name + ".crt"), "CERTIFICATE", keys.getCertificate(name).getEncoded()),
        pem(
            folder.resolve(name + ".key"),
            "PRIVATE KEY",
            keys.getKey(name, PASSWORD.toCharArray()).getEncoded()));
  }

  private static Path pem(Path file, String what, byte[] content) throws IOException {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
  }
}
