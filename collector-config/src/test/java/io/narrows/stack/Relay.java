package io.narrows.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire between two tiers that can stall, as a partition of the network does, or be cut. */
final class Relay implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private boolean isStalled;
  private volatile boolean isCut;

  private Relay(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  static Relay to(int target) throws IOException {
    Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    daemon(relay::accept);
    return relay;
  }

  int port() {
    return server.getLocalPort();
  }

  /** Connections stay, nothing passes. */
  synchronized void stall() {
    isStalled = true;
  }

  synchronized void flow() {
    isStalled = false;
    isCut = false;
    notifyAll();
  }

  /** Connections break, with what is on its way, and new ones at once. */
  synchronized void cut() {
    isCut = true;
    ends.forEach(Relay::end);
    notifyAll();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        join(server.accept());
      } catch (IOException closed) {
        // by close, or the target is not there: the sender sees an ended connection
      }
    }
  }

  private void join(Socket here) throws IOException {
    ends.add(here);
    if (isCut) {
      end(here);
      return;
    }
    try {
      Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
      ends.add(there);
      daemon(() -> pass(here, there));
      daemon(() -> pass(there, here));
    } catch (IOException gone) {
      end(here);
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitFlow();
        if (to.isClosed()) {
          return;
        }
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException | InterruptedException ended) {
      // both ends are closed
    }
  }

  private synchronized void awaitFlow() throws InterruptedException {
    while (isStalled && !isCut) {
      wait();
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException already) {
      // is what was wanted
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
    flow();
  }
}
