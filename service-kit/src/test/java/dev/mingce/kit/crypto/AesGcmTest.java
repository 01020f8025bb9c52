package dev.mingce.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

/**
 * Test case 16 of McGrew and Viega, "The Galois/Counter Mode of Operation": AES-256, 96-bit IV, 20
 * bytes of AAD.
 */
class AesGcmTest {

  private static final byte[] KEY =
      hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
  private static final byte[] IV = hex("cafebabefacedbaddecaf888");
  private static final byte[] ASSOCIATED_DATA = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
  private static final byte[] PLAINTEXT =
      hex(
          "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
              + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
  private static final String CIPHERTEXT =
      "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
          + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662";
  private static final String TAG = "76fc6ece0f4e1768cddf8853bb2d551b";

  @Test
  void encryptsThePublishedVector() throws Exception {
    Cipher cipher = AesGcm.cipher(Cipher.ENCRYPT_MODE, KEY, IV);
    cipher.updateAAD(ASSOCIATED_DATA);

    assertThat(HexFormat.of().formatHex(cipher.doFinal(PLAINTEXT))).isEqualTo(CIPHERTEXT + TAG);
  }

  @Test
  void decryptsThePublishedVector() throws Exception {
    Cipher cipher = AesGcm.cipher(Cipher.DECRYPT_MODE, KEY, IV);
    cipher.updateAAD(ASSOCIATED_DATA);

    assertThat(cipher.doFinal(hex(CIPHERTEXT + TAG))).isEqualTo(PLAINTEXT);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
