package dev.mingce.kit.audit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a caller came from, no more exactly than an investigation needs: the log cannot forget, and
 * a full address says who somebody is.
 */
public final class NetworkPrefix {
  private static final int IPV4_BITS = 24;
  private static final int IPV6_BITS = 48;

  private NetworkPrefix() {}

  /** {@code 203.0.113.0/24} of an IPv4 address, a /48 of an IPv6 one; empty for anything else. */
  public static Optional<String> of(String address) {
    InetAddress parsed;
    try {
      // Never asks a name server.
      parsed = InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int bits = parsed instanceof Inet4Address ? IPV4_BITS : IPV6_BITS;
    byte[] network = parsed.getAddress();
    Arrays.fill(network, bits / Byte.SIZE, network.length, (byte) 0);
    try {
      return Optional.of(InetAddress.getByAddress(network).getHostAddress() + "/" + bits);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of the right length is always one", e);
    }
  }
}
