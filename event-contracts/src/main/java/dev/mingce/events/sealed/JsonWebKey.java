package dev.mingce.events.sealed;

import org.jspecify.annotations.Nullable;

/**
 * A symmetric key as a JWK (RFC 7517, RFC 7518 section 6.4): what {@code GET
 * /v1/subject-keys/{kid}} answers.
 *
 * @param kty {@code oct}
 * @param kid id of the key
 * @param alg {@code A256GCM}
 * @param use {@code enc}
 * @param k the key, base64url without padding
 */
public record JsonWebKey(
    String kty, String kid, @Nullable String alg, @Nullable String use, String k) {
  /** Names the key and hides it. */
  @Override
  public String toString() {
    return "JsonWebKey[kid=" + kid + "]";
  }
}
