package com.example.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LatencyRelayTest {

  @Test
  void relay_roundTrip_isHeldBackAndUnchanged() throws Exception {
    try (ServerSocket database = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        LatencyRelay relay = LatencyRelay.start(database.getLocalPort(), 20);
        Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
      CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> addOne(database));
      long start = System.nanoTime();
      new DataOutputStream(client.getOutputStream()).writeInt(41);

      assertThat(new DataInputStream(client.getInputStream()).readInt()).isEqualTo(42);
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
      answered.join();
    }
  }

  @Test
  void relay_databaseHangsUp_clientSeesIt() throws Exception {
    try (ServerSocket database = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        LatencyRelay relay = LatencyRelay.start(database.getLocalPort(), 0);
        Socket client = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
      database.accept().close();

      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  private static void addOne(ServerSocket server) {
    try (Socket socket = server.accept()) {
      int asked = new DataInputStream(socket.getInputStream()).readInt();
      new DataOutputStream(socket.getOutputStream()).writeInt(asked + 1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
