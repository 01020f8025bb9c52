package dev.mingce.kit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkPrefixTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.17, 192.0.2.0/24",
    "2001:db8:12:3456::1, 2001:db8:12:0:0:0:0:0/48",
    "::ffff:192.0.2.17, 192.0.2.0/24"
  })
  void keepsTheNetworkAndDropsTheHost(String address, String network) {
    assertThat(NetworkPrefix.of(address)).hasValue(network);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "example.com", "192.0.2.17:80", "192.0.2.999", "unknown"})
  void dropsWhatIsNotAnAddress(String text) {
    assertThat(NetworkPrefix.of(text)).isEmpty();
  }
}
