package io.narrows.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One fresh JVM of the service: started, warmed up, loaded, asked, ended. */
final class Run {
  private static final int QUERIES = 20;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final BufferedReader out;
  private final OutputStream in;
  private final long startedNanos;
  private int port;
  private long requests;
  private long queries;

  private Run(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    startedNanos = System.nanoTime();
    process = builder.start();
    out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    in = process.getOutputStream();
  }

  /** Measures one JVM; the names of the result are the rows of the table. */
  static Map<String, Double> measure(
      List<String> command, Map<String, String> environment, int load) throws Exception {
    Run run = new Run(command, environment);
    try {
      return run.measure(load);
    } finally {
      run.process.destroyForcibly();
    }
  }

  private Map<String, Double> measure(int load) throws Exception {
    String ready = out.readLine();
    final double startMillis = (System.nanoTime() - startedNanos) / 1e6;
    port = Integer.parseInt(ready.substring("READY ".length()));
    final Map<String, Long> atStart = stats();
    drive(load, QUERIES);
    drive(load, 0);
    Map<String, Long> before = stats();
    drive(load, 0);
    Map<String, Long> between = stats();
    drive(load, QUERIES);
    Map<String, Long> after = stats();
    quit();

    Map<String, Double> result = new LinkedHashMap<>();
    result.put("start ms", startMillis);
    result.put("start CPU ms", atStart.get("cpuNanos") / 1e6);
    result.put("classes", (double) after.get("classes"));
    result.put("threads", (double) after.get("threads"));
    result.put("resident MiB", after.get("residentBytes") / 1048576.0);
    double requestNanos = per(before, between, "requestCpuNanos", load);
    double requestBytes = per(before, between, "requestBytes", load);
    result.put("request CPU us", requestNanos / 1e3);
    result.put("request bytes", requestBytes);
    result.put(
        "query CPU us",
        (per(between, after, "requestCpuNanos", load) - requestNanos) / QUERIES / 1e3);
    result.put("query bytes", (per(between, after, "requestBytes", load) - requestBytes) / QUERIES);
    result.put("all CPU us per request", per(between, after, "cpuNanos", load) / 1e3);
    result.put("requests offered", (double) requests);
    result.put("queries offered", (double) queries);
    return result;
  }

  private static double per(
      Map<String, Long> from, Map<String, Long> to, String name, int requests) {
    return (double) (to.get(name) - from.get(name)) / requests;
  }

  private void drive(int count, int queriesEach) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/orders/?queries=" + queriesEach))
            .build();
    for (int i = 0; i < count; i++) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("status " + response.statusCode());
      }
    }
    requests += count;
    queries += (long) count * queriesEach;
  }

  private Map<String, Long> stats() throws IOException {
    in.write("stats\n".getBytes(StandardCharsets.US_ASCII));
    in.flush();
    Map<String, Long> values = new LinkedHashMap<>();
    for (String pair : out.readLine().split(" ")) {
      int equals = pair.indexOf('=');
      values.put(pair.substring(0, equals), Long.parseLong(pair.substring(equals + 1)));
    }
    return values;
  }

  private void quit() throws IOException, InterruptedException {
    in.write("quit\n".getBytes(StandardCharsets.US_ASCII));
    in.close();
    List<String> rest = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      rest.add(line);
    }
    process.waitFor();
  }
}
