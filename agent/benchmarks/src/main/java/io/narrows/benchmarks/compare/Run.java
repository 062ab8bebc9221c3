package io.narrows.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One fresh JVM of the service: started, warmed up, loaded, asked, ended. */
final class Run {
  private static final int QUERIES = 20;

  // What a service does while it is compiled is a figure of its own.
  private static final int FIRST = 2000;

  // Steady figures are medians of blocks, which a collection or a compilation does not move.
  private static final int BLOCKS = 20;

  private final Process process;
  private final BufferedReader out;
  private final OutputStream in;
  private final long startedNanos;
  private final Map<String, Double> result = new LinkedHashMap<>();
  private long requests;
  private long queries;

  private Run(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    startedNanos = System.nanoTime();
    process = builder.start();
    out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    in = process.getOutputStream();
  }

  /** Measures one JVM; the names of the result are the rows of the table. */
  static Map<String, Double> measure(
      List<String> command, Map<String, String> environment, Load load) throws Exception {
    Run run = new Run(command, environment);
    try {
      return run.measure(load);
    } finally {
      run.process.destroyForcibly();
    }
  }

  private Map<String, Double> measure(Load load) throws Exception {
    String ready = out.readLine();
    result.put("start ms", (System.nanoTime() - startedNanos) / 1e6);
    Map<String, Long> atStart = stats();
    result.put("start CPU ms", atStart.get("cpuNanos") / 1e6);
    try (Client client = new Client(Integer.parseInt(ready.substring("READY ".length())))) {
      drive(client, FIRST, QUERIES);
      Map<String, Long> early = stats();
      double first = per(atStart, early, "requestCpuNanos", FIRST) / 1e3;
      result.put("first " + FIRST + " requests, CPU us each", first);
      drive(client, load.warmup(), QUERIES);
      drive(client, load.warmup(), 0);
      steady(client, load.measured() / BLOCKS);
    }
    Map<String, Long> atEnd = stats();
    result.put("classes", (double) atEnd.get("classes"));
    result.put("threads", (double) atEnd.get("threads"));
    result.put("resident MiB", atEnd.get("residentBytes") / 1048576.0);
    quit();
    result.put("requests offered", (double) requests);
    result.put("queries offered", (double) queries);
    return result;
  }

  private void steady(Client client, int block) throws IOException {
    List<Double> requestCpu = new ArrayList<>();
    List<Double> requestBytes = new ArrayList<>();
    List<Double> queryCpu = new ArrayList<>();
    List<Double> queryBytes = new ArrayList<>();
    Map<String, Long> begin = stats();
    for (int i = 0; i < BLOCKS; i++) {
      Map<String, Long> before = stats();
      drive(client, block, 0);
      Map<String, Long> between = stats();
      drive(client, block, QUERIES);
      Map<String, Long> after = stats();
      double cpu = per(before, between, "requestCpuNanos", block);
      double bytes = per(before, between, "requestBytes", block);
      requestCpu.add(cpu / 1e3);
      requestBytes.add(bytes);
      queryCpu.add((per(between, after, "requestCpuNanos", block) - cpu) / QUERIES / 1e3);
      queryBytes.add((per(between, after, "requestBytes", block) - bytes) / QUERIES);
    }
    result.put("request CPU us", Table.median(requestCpu));
    result.put("request bytes", Table.median(requestBytes));
    result.put("query CPU us", Table.median(queryCpu));
    result.put("query bytes", Table.median(queryBytes));
    double all = per(begin, stats(), "cpuNanos", 2 * BLOCKS * block) / 1e3;
    result.put("all CPU us per request", all);
  }

  private static double per(
      Map<String, Long> from, Map<String, Long> to, String name, int requests) {
    return (double) (to.get(name) - from.get(name)) / requests;
  }

  private void drive(Client client, int count, int queriesEach) throws IOException {
    client.get("/orders/?queries=" + queriesEach, count);
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
    while (out.readLine() != null) {
      // what it says at its end
    }
    process.waitFor();
  }
}
