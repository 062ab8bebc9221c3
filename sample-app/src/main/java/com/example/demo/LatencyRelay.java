package com.example.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Stands between the shop and its database and holds back what the shop sends, as the network does
 * when the database is on another machine. Without it a round trip takes 0.1 ms and thirty queries
 * where one would do cost next to nothing, which is true on a laptop only.
 */
public final class LatencyRelay implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private volatile long delayNanos;

  private LatencyRelay(int target, int delayMillis) throws IOException {
    this.target = target;
    delay(delayMillis);
  }

  static LatencyRelay start(int target, int delayMillis) throws IOException {
    LatencyRelay relay = new LatencyRelay(target, delayMillis);
    daemon("relay-accept", relay::accept);
    return relay;
  }

  /** How far away the database is from now on. */
  public void delay(int millis) {
    delayNanos = TimeUnit.MILLISECONDS.toNanos(millis);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      Socket client = server.accept();
      Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      database.setTcpNoDelay(true);
      daemon("relay-out", () -> pump(client, database, () -> delayNanos));
      daemon("relay-back", () -> pump(database, client, () -> 0));
    }
  }

  private static void pump(Socket from, Socket to, LongSupplier delayNanos) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        LockSupport.parkNanos(delayNanos.getAsLong());
        out.write(buffer, 0, length);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static void daemon(String name, Transfer transfer) {
    Thread thread = new Thread(() -> quietly(transfer), name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void quietly(Transfer transfer) {
    try {
      transfer.run();
    } catch (IOException | UncheckedIOException oneSideIsGone) {
      // Then the other side has been closed, and notices by itself.
    }
  }

  private interface Transfer {
    void run() throws IOException;
  }
}
