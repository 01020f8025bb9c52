package dev.mingce.kit.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class BlindIndexTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] MASTER =
      HEX.parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  private final BlindIndex index = new BlindIndex(MASTER);

  @Test
  void theReferenceHkdfGivesTheVectorOfRfc5869() throws Exception {
    byte[] output =
        Rfc5869.hkdf(
            HEX.parseHex("000102030405060708090a0b0c"),
            HEX.parseHex("0b".repeat(22)),
            HEX.parseHex("f0f1f2f3f4f5f6f7f8f9"),
            42);

    assertThat(HEX.formatHex(output))
        .isEqualTo(
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  }

  @Test
  void theReferenceHmacGivesTheVectorsOfRfc4231() throws Exception {
    assertThat(
            HEX.formatHex(
                Rfc5869.hmac(HEX.parseHex("0b".repeat(20)), "Hi There".getBytes(US_ASCII))))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    assertThat(
            HEX.formatHex(
                Rfc5869.hmac(
                    "Jefe".getBytes(US_ASCII), "what do ya want for nothing?".getBytes(US_ASCII))))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Property(tries = 200)
  void aTokenIsAsDocumented(
      @ForAll @StringLength(min = 1, max = 30) String field, @ForAll String value)
      throws Exception {
    byte[] name = framed(field);
    byte[] subkey = Rfc5869.hkdf("mingce.dev blind index 1".getBytes(US_ASCII), MASTER, name, 32);

    assertThat(index.token(field, value))
        .isEqualTo(Arrays.copyOf(Rfc5869.hmac(subkey, name, framed(value)), 16));
  }

  @Test
  void tokensOfAnEarlierBuildAreStillFound() {
    assertThat(HEX.formatHex(index.token("phone", "+8613812345678")))
        .isEqualTo("5efc9e35aa32ff1f0569fc8ccd9080c0");
  }

  @Property(tries = 200)
  void theBorderBetweenFieldAndValueCounts(
      @ForAll @AlphaChars @StringLength(min = 1, max = 5) String a,
      @ForAll @AlphaChars @StringLength(min = 1, max = 5) String b,
      @ForAll @AlphaChars @StringLength(min = 1, max = 5) String c) {
    assertThat(index.token(a, b + c)).isNotEqualTo(index.token(a + b, c));
  }

  @Property(tries = 200)
  void differentValuesHaveDifferentTokens(
      @ForAll @AlphaChars String one, @ForAll @AlphaChars String other) {
    Assume.that(!one.equals(other));

    assertThat(index.token("name", one)).isNotEqualTo(index.token("name", other));
  }

  @Test
  void anotherMasterKeyGivesOtherTokens() {
    BlindIndex other = new BlindIndex(DataKeys.fresh());

    assertThat(other.token("phone", "1")).isNotEqualTo(index.token("phone", "1"));
  }

  @Test
  void theMasterKeyMayBeWipedAfterConstruction() {
    byte[] master = MASTER.clone();
    BlindIndex own = new BlindIndex(master);
    DataKeys.wipe(master);

    assertThat(own.token("phone", "1")).isEqualTo(index.token("phone", "1"));
  }

  @Test
  void refusesAShortMasterAndANamelessField() {
    assertThatThrownBy(() -> new BlindIndex(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A key has 32 bytes, not 31");
    assertThatThrownBy(() -> index.token("", "value")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void threadsThatShareAnIndexGetTheTokensOfOneThread() throws Exception {
    List<Callable<byte[]>> calls = new ArrayList<>();
    List<byte[]> expected = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String field = "field" + i % 7;
      String value = "value" + i;
      calls.add(() -> index.token(field, value));
      expected.add(new BlindIndex(MASTER).token(field, value));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<byte[]> tokens = new ArrayList<>();
      for (var token : threads.invokeAll(calls)) {
        tokens.add(token.get());
      }

      assertThat(tokens)
          .usingElementComparator(Arrays::compare)
          .containsExactlyElementsOf(expected);
    }
  }

  private static byte[] framed(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
  }
}
