package io.narrows.load.sizing;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What was measured of one case, as it stands in its file. */
final class Measured {
  private final Map<String, String> values = new TreeMap<>();

  private Measured() {}

  static Measured today(String command) {
    Measured measured = new Measured();
    measured.values.put("command", command);
    measured.values.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    measured.values.put("processors", "" + Runtime.getRuntime().availableProcessors());
    return measured;
  }

  static Measured read(Path file) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(file)));
    Measured measured = new Measured();
    properties.forEach((key, value) -> measured.values.put("" + key, "" + value));
    return measured;
  }

  void write(Path file) throws IOException {
    // Of the minute before: what else ran on this machine meanwhile.
    String loads = Files.readString(Path.of("/proc/loadavg"));
    put("load.average", Double.parseDouble(loads.split(" ")[0]));
    StringBuilder text = new StringBuilder();
    values.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  void put(String key, double value) {
    values.put(key, String.format(Locale.ROOT, "%.2f", value));
  }

  String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalStateException("nothing was measured under " + key + ": " + values);
    }
    return value;
  }

  double number(String key) {
    return Double.parseDouble(text(key));
  }

  /** Time on processors for one span, in microseconds. */
  double cpuMicrosPerSpan(String prefix) {
    return number(prefix + "cpu.seconds") * 1e6 / number(prefix + "spans");
  }

  double spansPerSecond(String prefix) {
    return number(prefix + "spans") / number(prefix + "seconds");
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
