package dev.mingce.events.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.events.GoldenSamples;
import dev.mingce.events.MalformedEventException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJweTest {
  private static final SubjectKey KEY = GoldenSamples.key();
  private static final byte[] TEXT = "王小明 138 1234 5678".getBytes(UTF_8);

  private static String header(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  private static String withPart(String jwe, int index, String part) {
    String[] parts = jwe.split("\\.", -1);
    parts[index] = part;
    return String.join(".", parts);
  }

  @Test
  void opensWhatItSealed() {
    assertThat(CompactJwe.open(CompactJwe.seal(KEY, TEXT), KEY)).isEqualTo(TEXT);
  }

  @Test
  void sealsAnEmptyText() {
    assertThat(CompactJwe.open(CompactJwe.seal(KEY, new byte[0]), KEY)).isEmpty();
  }

  @Test
  void takesANewInitialisationVectorEachTime() {
    Set<String> vectors = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      vectors.add(CompactJwe.seal(KEY, TEXT).split("\\.", -1)[2]);
    }

    assertThat(vectors).hasSize(1000);
  }

  @Test
  void namesItsKeyAndItsFurtherHeaders() {
    String jwe = CompactJwe.seal(KEY, TEXT, Map.of("sub", "c-1"));

    assertThat(CompactJwe.kid(jwe)).isEqualTo(KEY.kid());
    assertThat(CompactJwe.headers(jwe))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("alg", "dir", "enc", "A256GCM", "kid", KEY.kid(), "sub", "c-1"));
    assertThat(CompactJwe.open(jwe, KEY)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alg", "enc", "kid", "crit", "zip"})
  void doesNotLetACallerChooseItsOwnHeaders(String name) {
    assertThatThrownBy(() -> CompactJwe.seal(KEY, TEXT, Map.of(name, "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isOpenedByAnotherLibrary() throws Exception {
    JsonWebEncryption theirs = new JsonWebEncryption();
    theirs.setCompactSerialization(CompactJwe.seal(KEY, TEXT, Map.of("typ", "JWE")));
    theirs.setKey(new OctetSequenceJsonWebKey(jwkOf(KEY)).getKey());

    assertThat(theirs.getPlaintextBytes()).isEqualTo(TEXT);
    assertThat(theirs.getKeyIdHeaderValue()).isEqualTo(KEY.kid());
  }

  @Test
  void opensWhatAnotherLibrarySealed() throws Exception {
    JsonWebEncryption theirs = new JsonWebEncryption();
    theirs.setAlgorithmHeaderValue("dir");
    theirs.setEncryptionMethodHeaderParameter("A256GCM");
    theirs.setKeyIdHeaderValue(KEY.kid());
    theirs.setKey(new OctetSequenceJsonWebKey(jwkOf(KEY)).getKey());
    theirs.setPlaintext(TEXT);

    assertThat(CompactJwe.open(theirs.getCompactSerialization(), KEY)).isEqualTo(TEXT);
  }

  private static Map<String, Object> jwkOf(SubjectKey key) {
    JsonWebKey jwk = key.toJwk();
    return Map.of(
        "kty", jwk.kty(), "kid", jwk.kid(), "alg", jwk.alg(), "use", jwk.use(), "k", jwk.k());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void noticesEveryChangedBitOfTheBinaryParts(int index) {
    String jwe = CompactJwe.seal(KEY, TEXT);
    byte[] part = Base64.getUrlDecoder().decode(jwe.split("\\.", -1)[index]);
    for (int bit = 0; bit < part.length * 8; bit++) {
      byte[] changed = part.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      String tampered =
          withPart(jwe, index, Base64.getUrlEncoder().withoutPadding().encodeToString(changed));

      assertThatThrownBy(() -> CompactJwe.open(tampered, KEY))
          .isInstanceOf(SealBrokenException.class)
          .hasNoCause();
    }
  }

  @Test
  void noticesAnAddedHeader() {
    String jwe = CompactJwe.seal(KEY, TEXT);
    String tampered =
        withPart(
            jwe,
            0,
            header(
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"%s\",\"sub\":\"other\"}"
                    .formatted(KEY.kid())));

    assertThatThrownBy(() -> CompactJwe.open(tampered, KEY))
        .isInstanceOf(SealBrokenException.class);
  }

  @Test
  void noticesAnotherSpellingOfTheSameHeader() {
    String jwe = CompactJwe.seal(KEY, TEXT);
    String tampered =
        withPart(
            jwe,
            0,
            header("{\"enc\":\"A256GCM\",\"alg\":\"dir\",\"kid\":\"%s\"}".formatted(KEY.kid())));

    assertThatThrownBy(() -> CompactJwe.open(tampered, KEY))
        .isInstanceOf(SealBrokenException.class);
  }

  @Test
  void refusesAnotherKey() {
    String jwe = CompactJwe.seal(KEY, TEXT);
    SubjectKey sameIdOtherSecret = new SubjectKey(KEY.kid(), new byte[32]);
    SubjectKey otherId = new SubjectKey("other", KEY.secret());

    assertThatThrownBy(() -> CompactJwe.open(jwe, sameIdOtherSecret))
        .isInstanceOf(SealBrokenException.class);
    assertThatThrownBy(() -> CompactJwe.open(jwe, otherId)).isInstanceOf(SealBrokenException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\",\"enc\":\"A256GCM\",\"kid\":\"k\"}",
        "{\"alg\":\"A256KW\",\"enc\":\"A256GCM\",\"kid\":\"k\"}",
        "{\"alg\":[\"dir\"],\"enc\":\"A256GCM\",\"kid\":\"k\"}",
        "{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"kid\":\"k\"}",
        "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\",\"kid\":\"k\"}",
        "{\"alg\":\"dir\",\"kid\":\"k\"}",
        "{\"enc\":\"A256GCM\",\"kid\":\"k\"}",
        "{\"alg\":\"dir\",\"enc\":\"A256GCM\"}",
        "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\" \"}",
        "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":7}",
        "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"k\",\"zip\":\"DEF\"}",
        "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"k\",\"crit\":[\"exp\"]}",
        "{\"alg\":\"dir\",\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"k\"}",
        "[]",
        "\"text\"",
        "not json"
      })
  void refusesEveryOtherKindOfHeader(String json) {
    String jwe = withPart(CompactJwe.seal(KEY, TEXT), 0, header(json));

    assertThatThrownBy(() -> CompactJwe.open(jwe, KEY)).isInstanceOf(MalformedEventException.class);
    assertThatThrownBy(() -> CompactJwe.kid(jwe)).isInstanceOf(MalformedEventException.class);
  }

  @Test
  void refusesWrongShapes() {
    String jwe = CompactJwe.seal(KEY, TEXT);
    for (String broken :
        new String[] {
          "",
          "a.b.c",
          jwe + ".x",
          jwe.substring(0, jwe.lastIndexOf('.')),
          withPart(jwe, 1, "AAAA"),
          withPart(jwe, 2, ""),
          withPart(jwe, 2, "AAAAAAAAAAAAAAAAAAAAAA"),
          withPart(jwe, 3, "*"),
          withPart(jwe, 4, "AAAAAAAAAAAAAAAA"),
          withPart(jwe, 4, ""),
          withPart(jwe, 0, header("{\"x\":\"" + "a".repeat(5000) + "\"}"))
        }) {
      assertThatThrownBy(() -> CompactJwe.open(broken, KEY))
          .isInstanceOf(MalformedEventException.class);
    }
  }

  @Test
  void refusesASecondTextForTheSameBytes() {
    String jwe = CompactJwe.seal(KEY, TEXT);
    String tag = jwe.substring(jwe.lastIndexOf('.') + 1);
    // 22 characters hold 132 bits of which the last four count for nothing.
    char last = tag.charAt(21);
    char twin = last == 'A' ? 'B' : last == 'Q' ? 'R' : last == 'g' ? 'h' : 'x';
    String sameBytes = withPart(jwe, 4, tag.substring(0, 21) + twin);

    assertThatThrownBy(() -> CompactJwe.open(sameBytes, KEY))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("tag is not canonical base64url");
    assertThatThrownBy(() -> CompactJwe.open(withPart(jwe, 4, tag + "=="), KEY))
        .isInstanceOf(MalformedEventException.class);
  }
}
