package dev.mingce.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DataKeysTest {

  @Test
  void freshKeysHave32BytesAndDiffer() {
    assertThat(DataKeys.fresh()).hasSize(32).isNotEqualTo(DataKeys.fresh());
  }

  @Test
  void wipingLeavesOnlyZeros() {
    byte[] key = DataKeys.fresh();

    DataKeys.wipe(key);

    assertThat(key).containsOnly(0);
  }
}
