package io.narrows.engine.export.otlp;

import io.narrows.facts.log.Log;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Certificates and keys of one signal that are replaced while the application runs: they expire
 * sooner than it ends. Their files are looked at before something is sent, on the thread that
 * sends; where they are in the end, when they are links, as in a volume of Kubernetes.
 */
final class Renewal {
  private final String signal;
  private final List<Path> files;
  private final Runnable readAgain;
  private final Log log;
  private List<String> seen;

  /**
   * @param readAgain throws a {@link RuntimeException} when the files cannot be understood
   */
  Renewal(String signal, List<Path> files, Runnable readAgain, Log log) {
    this.signal = signal;
    this.files = files;
    this.readAgain = readAgain;
    this.log = log;
    seen = states();
  }

  /** The files that the SDK reads for a signal; one may have its own. */
  static List<Path> files(ConfigProperties config, String signal) {
    List<Path> files = new ArrayList<>();
    for (String kind : List.of("certificate", "client.key", "client.certificate")) {
      String own = config.getString("otel.exporter.otlp." + signal + "." + kind);
      String file = own == null ? config.getString("otel.exporter.otlp." + kind) : own;
      if (file != null) {
        files.add(Path.of(file));
      }
    }
    return files;
  }

  /** Has them read again when they have changed; those before are kept when that fails. */
  void look() {
    if (files.isEmpty()) {
      return;
    }
    List<String> now = states();
    if (now.equals(seen)) {
      return;
    }
    seen = now;
    try {
      readAgain.run();
      log.info("the certificates for " + signal + " have changed and were read again");
    } catch (RuntimeException mistake) {
      log.error(
          "the certificates for " + signal + " have changed, and those before are kept", mistake);
    }
  }

  private List<String> states() {
    List<String> states = new ArrayList<>(files.size());
    for (Path file : files) {
      states.add(state(file));
    }
    return states;
  }

  // With its key, because a file may be as old and as long as the one that it replaces.
  private static String state(Path file) {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return is.fileKey() + " " + is.lastModifiedTime() + " " + is.size();
    } catch (IOException missing) {
      return "missing";
    }
  }
}
