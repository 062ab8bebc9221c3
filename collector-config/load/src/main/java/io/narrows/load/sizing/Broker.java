package io.narrows.load.sizing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A Kafka of one node. */
final class Broker implements AutoCloseable {
  static final String TOPIC = "narrows-traces";
  private static final int PARTITIONS = 4;
  private static final int PATIENCE_SECONDS = 60;

  final int port;
  final Program program;
  private final Path logs;

  private Broker(int port, Program program, Path logs) {
    this.port = port;
    this.program = program;
    this.logs = logs;
  }

  static Broker start(Path folder) throws IOException, InterruptedException {
    int[] ports = Program.freePorts(2);
    Path logs = folder.resolve("kafka");
    Path settings = Files.writeString(folder.resolve("kafka.properties"), settings(ports, logs));
    java(
            folder,
            "kafka.tools.StorageTool",
            "format",
            "--cluster-id",
            "bmFycm93cy1zaXppbmctMQ",
            "--config",
            settings.toString())
        .whenEnded();
    Broker broker = new Broker(ports[0], java(folder, "kafka.Kafka", settings.toString()), logs);
    broker.createTopic();
    return broker;
  }

  private void createTopic() throws IOException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
      admin.describeCluster().nodes().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      NewTopic topic = new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty());
      admin.createTopics(List.of(topic)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      close();
      throw new IOException(program.said(), failed);
    }
  }

  /** What stands in the log of the topic. */
  long bytes() throws IOException {
    long bytes = 0;
    try (var files = Files.walk(logs)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".log")).toList()) {
        bytes += file.getParent().toString().contains(TOPIC) ? Files.size(file) : 0;
      }
    }
    return bytes;
  }

  private static String settings(int[] ports, Path logs) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        offsets.topic.num.partitions=1
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        group.initial.rebalance.delay.ms=0
        """
        .formatted(ports[0], ports[1], logs);
  }

  private static Program java(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx384m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(arguments));
    return Program.start(folder, Map.of(), command);
  }

  @Override
  public void close() {
    program.close();
  }
}
