package dev.mingce.kit.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DigestKeysTest {
  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }

  @Test
  void signsAsTheSecondTestVectorOfRfc8032() {
    String secret = base64("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    String open = base64("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    byte[] message = {0x72};

    String signature = DigestKeys.sign(message, DigestKeys.privateKey(secret));

    assertThat(signature)
        .isEqualTo(
            base64(
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
    assertThat(DigestKeys.isSigned(message, signature, DigestKeys.publicKey(open))).isTrue();
    assertThat(DigestKeys.isSigned(new byte[1], signature, DigestKeys.publicKey(open))).isFalse();
    assertThat(DigestKeys.isSigned(message, "x", DigestKeys.publicKey(open))).isFalse();
  }

  @Test
  void thePublishedKeysBelongTogether() {
    byte[] message = "message".getBytes(StandardCharsets.UTF_8);
    String signature =
        DigestKeys.sign(message, DigestKeys.privateKey(DigestKeys.PUBLISHED_PRIVATE));

    assertThat(
            DigestKeys.isSigned(
                message, signature, DigestKeys.publicKey(DigestKeys.PUBLISHED_PUBLIC)))
        .isTrue();
  }

  @Test
  void refusesAKeyOfAnotherLength() {
    assertThatIllegalArgumentException().isThrownBy(() -> DigestKeys.privateKey("AAAA"));
    assertThatIllegalArgumentException().isThrownBy(() -> DigestKeys.publicKey("AAAA"));
  }
}
