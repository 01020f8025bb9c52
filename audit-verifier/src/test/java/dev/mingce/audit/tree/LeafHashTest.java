package dev.mingce.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeafHashTest {
  @Test
  void hashesALeafAsTheCertificateTransparencyTestVectorsDo() {
    // Vectors of the reference implementation of RFC 6962 for its first two leaves.
    assertThat(hash(""))
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assertThat(hash("00"))
        .isEqualTo("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7");
  }

  @Test
  void hashesAnEntryAmongOthersAsIfItWereAlone() {
    byte[] bytes = new byte[700];
    new Random(7).nextBytes(bytes);
    byte[] before = bytes.clone();
    LeafHasher hasher = new LeafHasher();
    for (int length = 1; length < 300; length++) {
      byte[] hashes = Arrays.copyOf(new byte[32], 64);
      byte[] hash = LeafHash.of(Arrays.copyOfRange(bytes, 200, 200 + length));
      System.arraycopy(hash, 0, hashes, 32, 32);

      assertThat(hasher.matches(bytes, 200, 200 + length, hashes, 1)).isTrue();
      assertThat(hasher.matches(bytes, 200, 200 + length, hashes, 0)).isFalse();
      assertThat(hasher.matches(bytes, 201, 201 + length, hashes, 1)).isFalse();
    }
    assertThat(bytes).isEqualTo(before);
  }

  private static String hash(String hex) {
    HexFormat format = HexFormat.of();
    return format.formatHex(LeafHash.of(format.parseHex(hex)));
  }
}
