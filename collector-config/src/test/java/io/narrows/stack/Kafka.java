package io.narrows.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A real broker of one node, without ZooKeeper. */
final class Kafka implements AutoCloseable {
  final int port;
  private final Path folder;
  private Running running;

  private Kafka(int port, Path folder) throws IOException {
    this.port = port;
    this.folder = folder;
    running = broker(folder);
  }

  /**
   * @param partitions of every topic
   */
  static Kafka start(Path folder, int partitions) throws IOException, InterruptedException {
    int[] ports = Running.freePorts(2);
    Path settings = settings(folder);
    Files.writeString(settings, settings(folder, ports, partitions));
    Running format =
        java(
            folder,
            "kafka.tools.StorageTool",
            "format",
            "--cluster-id",
            "bmFycm93cy1rYWZrYS0xMQ",
            "--config",
            settings.toString());
    format.whenEnded(60, TimeUnit.SECONDS);
    Kafka kafka = new Kafka(ports[0], folder);
    kafka.whenReady();
    return kafka;
  }

  private static Running broker(Path folder) throws IOException {
    return java(folder, "kafka.Kafka", settings(folder).toString());
  }

  private static Path settings(Path folder) {
    return folder.resolve("kafka.properties");
  }

  void kill() {
    running.kill();
  }

  /** After {@link #kill}, with what it had on disk. */
  void startAgain() throws IOException {
    running = broker(folder);
    whenReady();
  }

  private void whenReady() {
    try (Admin admin = admin()) {
      admin.describeCluster().nodes().get(60, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException failed) {
      running.close();
      throw new AssertionError(running.said(), failed);
    }
  }

  /** Makes the topic, so that its partitions can be given out before anything is sent. */
  void create(String topic) throws IOException, InterruptedException {
    try (Admin admin = admin()) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.empty(), Optional.empty())))
          .all()
          .get();
    } catch (ExecutionException failed) {
      throw new IOException(failed);
    }
  }

  /** How many partitions each member of a group reads. */
  List<Integer> shares(String group) throws IOException, InterruptedException {
    try (Admin admin = admin()) {
      return admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get()
          .members()
          .stream()
          .map(member -> member.assignment().topicPartitions().size())
          .toList();
    } catch (ExecutionException failed) {
      throw new IOException(failed);
    }
  }

  /** How many records of a topic a group has not marked as read. */
  long unread(String topic, String group) throws IOException, InterruptedException {
    try (Admin admin = admin()) {
      var read = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      for (int partition = 0; partition < partitions(admin, topic); partition++) {
        ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
      }
      long unread = 0;
      for (var end : admin.listOffsets(ends).all().get().entrySet()) {
        OffsetAndMetadata mark = read.get(end.getKey());
        unread += end.getValue().offset() - (mark == null ? 0 : mark.offset());
      }
      return unread;
    } catch (ExecutionException failed) {
      throw new IOException(failed);
    }
  }

  private static int partitions(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .size();
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port));
  }

  private static String settings(Path folder, int[] ports, int partitions) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        num.partitions=%4$d
        offsets.topic.num.partitions=1
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        group.initial.rebalance.delay.ms=0
        """
        .formatted(ports[0], ports[1], folder.resolve("kafka"), partitions);
  }

  private static Running java(Path folder, String... arguments) throws IOException {
    String[] command = new String[arguments.length + 4];
    command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    command[1] = "-Xmx384m";
    command[2] = "-cp";
    command[3] = System.getProperty("java.class.path");
    System.arraycopy(arguments, 0, command, 4, arguments.length);
    return Running.start(folder, Map.of(), command);
  }

  @Override
  public void close() {
    running.close();
  }
}
