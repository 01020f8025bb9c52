package dev.mingce.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.audit.tree.NodeHash;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
  // The example of golang.org/x/mod/sumdb/note.
  private static final String SIGNER =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String VERIFIER =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String LINE =
      "— PeterNeumann"
          + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  @Test
  void signsAsThePublishedExampleDoes() {
    SignerKey key = SignerKey.parse(SIGNER);

    assertThat(key.verifier()).hasToString(VERIFIER);
    assertThat(key.line(TEXT, NOW)).isEqualTo(LINE);
    assertThat(key.secret()).isEqualTo(SIGNER);
    assertThat(key.toString()).isEqualTo("SignerKey[PeterNeumann]");
  }

  @Test
  void verifiesThePublishedExample() {
    SignedNote note = SignedNote.parse(TEXT + "\n" + LINE + "\n");

    assertThat(note.text()).isEqualTo(TEXT);
    assertThat(note.isSignedBy(VerifierKey.parse(VERIFIER))).isTrue();
    assertThat(note).hasToString(TEXT + "\n" + LINE + "\n");
  }

  @Test
  void ignoresLinesOfOtherKeysAndIsSpoiledByABadLineOfItsOwn() {
    VerifierKey known = VerifierKey.parse(VERIFIER);
    SignerKey other = SignerKey.generate("PeterNeumann", VerifierKey.ED25519);
    SignedNote note = new SignedNote(TEXT, List.of(other.line(TEXT, NOW)));

    assertThat(note.isSignedBy(known)).isFalse();
    assertThat(note.with(LINE).isSignedBy(known)).isTrue();
    assertThat(note.with("— PeterNeumann ???").with(LINE).isSignedBy(known)).isTrue();
    assertThat(note.with(LINE).with(LINE.replace("x08go/ZJk", "x08go/ZJl")).isSignedBy(known))
        .isFalse();
    assertThat(new SignedNote(TEXT.replace("think", "thank"), List.of(LINE)).isSignedBy(known))
        .isFalse();
  }

  @Test
  void cosignsWithTheTimeAndUnderAKeyIdOfItsOwn() {
    SignerKey witness = SignerKey.generate("witness.example/w1", VerifierKey.COSIGNATURE);
    String text = new Checkpoint("log.example", 5, NodeHash.ofEmptyTree()).text();
    String line = witness.line(text, NOW);
    SignedNote note = new SignedNote(text, List.of(line));

    assertThat(note.isSignedBy(VerifierKey.parse(witness.verifier().toString()))).isTrue();
    byte[] signature = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
    assertThat(signature).hasSize(4 + 8 + 64);
    assertThat(java.nio.ByteBuffer.wrap(signature).getLong(4)).isEqualTo(NOW.getEpochSecond());
    signature[11] ^= 1;
    String otherTime = "— witness.example/w1 " + Base64.getEncoder().encodeToString(signature);
    assertThat(new SignedNote(text, List.of(otherTime)).isSignedBy(witness.verifier())).isFalse();
  }

  @Test
  void readsTheCheckpointOfThePublishedExample() {
    SignedNote note =
        SignedNote.parse(
            """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            """);

    Checkpoint checkpoint = Checkpoint.parse(note.text());

    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.size()).isEqualTo(20_852_163);
    assertThat(checkpoint.text()).isEqualTo(note.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n",
        "text\n\nno mark\n",
        "text\n\n— a b",
        "te\txt\n\n— a b\n",
        "text\n\n— a b\n\n"
      })
  void refusesWhatIsNoNote(String text) {
    assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log\n1\n",
        "log\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n1\n47DEQpj8\n",
        "log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
        "a log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
      })
  void refusesWhatIsNoCheckpoint(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpcMQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3"
      })
  void refusesWhatIsNoVerifierKey(String text) {
    assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsNothingOfASignerKeyThatItCannotRead() {
    assertThatThrownBy(() -> SignerKey.parse(SIGNER.replace("c74f20a3", "c74f20a4")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the signer key does not fit its key id");
    assertThatThrownBy(() -> SignerKey.parse("PRIVATE+KEY+a+b+%%%"))
        .hasMessage("the signer key is not base64")
        .hasNoCause();
  }
}
