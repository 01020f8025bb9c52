package dev.mingce.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
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

  private static String hash(String hex) {
    HexFormat format = HexFormat.of();
    return format.formatHex(LeafHash.of(format.parseHex(hex)));
  }
}
