package dev.mingce.events.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.events.EventJson;
import dev.mingce.events.GoldenSamples;
import dev.mingce.events.MalformedEventException;
import org.junit.jupiter.api.Test;

class SubjectKeyTest {
  private static final String K = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

  @Test
  void isWrittenAsASymmetricJwk() {
    assertThat(new String(EventJson.write(GoldenSamples.key().toJwk()), UTF_8))
        .isEqualTo(
            "{\"kty\":\"oct\",\"kid\":\"%s\",\"alg\":\"A256GCM\",\"use\":\"enc\",\"k\":\"%s\"}"
                .formatted(GoldenSamples.KEY_ID, K));
  }

  @Test
  void isReadFromAJwkWithAndWithoutItsOptionalMembers() {
    assertThat(SubjectKey.fromJwk(GoldenSamples.key().toJwk())).isEqualTo(GoldenSamples.key());
    assertThat(SubjectKey.fromJwk(new JsonWebKey("oct", GoldenSamples.KEY_ID, null, null, K)))
        .isEqualTo(GoldenSamples.key());
  }

  @Test
  void refusesAnyOtherJwk() {
    for (JsonWebKey jwk :
        new JsonWebKey[] {
          new JsonWebKey("RSA", "k", null, null, K),
          new JsonWebKey("oct", "k", "A128GCM", null, K),
          new JsonWebKey("oct", "k", null, "sig", K),
          new JsonWebKey("oct", " ", null, null, K),
          new JsonWebKey("oct", null, null, null, K),
          new JsonWebKey("oct", "k", null, null, null),
          new JsonWebKey("oct", "k", null, null, "AAAA"),
          new JsonWebKey("oct", "k", null, null, K + "=")
        }) {
      assertThatThrownBy(() -> SubjectKey.fromJwk(jwk)).isInstanceOf(MalformedEventException.class);
    }
  }

  @Test
  void hidesItsSecretInText() {
    assertThat(GoldenSamples.key()).hasToString("SubjectKey[kid=" + GoldenSamples.KEY_ID + "]");
    assertThat(GoldenSamples.key().toJwk())
        .hasToString("JsonWebKey[kid=" + GoldenSamples.KEY_ID + "]");
  }

  @Test
  void copiesItsSecretInAndOut() {
    byte[] secret = new byte[32];
    SubjectKey key = new SubjectKey("k", secret);
    secret[0] = 1;
    key.secret()[1] = 1;

    assertThat(key.secret()).isEqualTo(new byte[32]);
  }

  @Test
  void isEqualByIdAndSecret() {
    SubjectKey key = new SubjectKey("k", new byte[32]);
    byte[] other = new byte[32];
    other[31] = 1;

    assertThat(key).isEqualTo(new SubjectKey("k", new byte[32]));
    assertThat(key).hasSameHashCodeAs(new SubjectKey("k", new byte[32]));
    assertThat(key).isNotEqualTo(new SubjectKey("k", other));
    assertThat(key).isNotEqualTo(new SubjectKey("l", new byte[32]));
  }
}
