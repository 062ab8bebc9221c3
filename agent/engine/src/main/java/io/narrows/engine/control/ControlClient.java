package io.narrows.engine.control;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The asking end of the socket. */
public final class ControlClient {
  private ControlClient() {}

  /** Asks the agent in a JVM; empty when there is none. */
  public static Optional<Answer> ask(long pid, String request) throws IOException {
    return ask(SocketPlace.of(pid), request);
  }

  static Optional<Answer> ask(Path socket, String request) throws IOException {
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      channel.write(ByteBuffer.wrap((request + "\n").getBytes(StandardCharsets.UTF_8)));
      return Optional.of(decode(readAll(channel)));
    } catch (ConnectException nobodyListens) {
      return Optional.empty();
    }
  }

  private static byte[] readAll(SocketChannel channel) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer some = ByteBuffer.allocate(64 * 1024);
    while (channel.read(some) >= 0) {
      all.write(some.array(), 0, some.position());
      some.clear();
    }
    return all.toByteArray();
  }

  private static Answer decode(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int space = text.indexOf(' ');
    int end = text.indexOf('\n');
    if (space < 0 || end < space) {
      throw new EOFException("the JVM ended while it was asked");
    }
    int headLength = end + 1;
    int bodyLength = Integer.parseInt(text.substring(space + 1, end));
    if (bytes.length != headLength + bodyLength) {
      throw new EOFException("the JVM ended while it answered");
    }
    return new Answer(Integer.parseInt(text.substring(0, space)), text.substring(headLength));
  }
}
