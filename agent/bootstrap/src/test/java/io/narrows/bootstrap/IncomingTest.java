package io.narrows.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class IncomingTest {
  @Test
  void peer_ofASocketIsItsAddressWithoutAName() throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress("client.example.com", new byte[] {10, 0, 0, 9});
    Incoming incoming = from(new InetSocketAddress(address, 51000));

    assertThat(incoming.peer()).isEqualTo("10.0.0.9");
    assertThat(incoming.peerPort()).isEqualTo(51000);
  }

  @Test
  void peer_ofVersionSixHasNoBrackets() throws UnknownHostException {
    byte[] loopback = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    assertThat(from(new InetSocketAddress(InetAddress.getByAddress(loopback), 1)).peer())
        .isEqualTo("0:0:0:0:0:0:0:1");
  }

  @Test
  void peer_thatWasNotResolvedIsItsName() {
    assertThat(from(InetSocketAddress.createUnresolved("client", 7)).peer()).isEqualTo("client");
  }

  @Test
  void peer_ofAnotherKindOfSocketIsNone() {
    assertThat(from(UnixDomainSocketAddress.of("/tmp/socket")).peer()).isNull();
    assertThat(from(null).peer()).isNull();
    assertThat(from(null).peerPort()).isEqualTo(-1);
  }

  private static Incoming from(SocketAddress address) {
    return new Incoming("GET", "/").from(address);
  }
}
