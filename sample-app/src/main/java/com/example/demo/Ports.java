package com.example.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of this machine that nobody listens on. */
public final class Ports {

  private Ports() {}

  public static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public static int freeOr(int wanted) throws IOException {
    // Bound to all addresses, as the shop will be.
    try (ServerSocket socket = new ServerSocket(wanted)) {
      return socket.getLocalPort();
    } catch (IOException inUse) {
      int other = free();
      System.out.printf("port %d is in use, taking %d%n", wanted, other);
      return other;
    }
  }
}
