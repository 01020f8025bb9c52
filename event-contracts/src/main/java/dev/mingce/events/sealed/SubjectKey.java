package dev.mingce.events.sealed;

import dev.mingce.events.MalformedEventException;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The AES-256 key of one customer. Never log it, never write it to a disk.
 *
 * @param kid id of the key, in every JWE sealed under it
 * @param secret 32 bytes, copied on the way in and out
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look into the array
public record SubjectKey(String kid, byte[] secret) {
  /** Length of a key in bytes. */
  public static final int BYTES = 32;

  private static final String KEY_TYPE = "oct";
  private static final String USE = "enc";

  /**
   * Checks id and length.
   *
   * @throws MalformedEventException if the id is blank or the key is not 32 bytes long
   */
  public SubjectKey {
    if (kid == null || kid.isBlank()) {
      throw new MalformedEventException("kid of a subject key is missing");
    }
    if (secret == null || secret.length != BYTES) {
      throw new MalformedEventException("a subject key must have " + BYTES + " bytes");
    }
    secret = secret.clone();
  }

  /** A copy of the key's bytes. */
  @Override
  public byte[] secret() {
    return secret.clone();
  }

  /** The key as a JWK. */
  public JsonWebKey toJwk() {
    String k = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    return new JsonWebKey(KEY_TYPE, kid, CompactJwe.ENCRYPTION, USE, k);
  }

  /**
   * Reads a JWK.
   *
   * @throws MalformedEventException if it is not a symmetric 256-bit key for {@code A256GCM}
   */
  public static SubjectKey fromJwk(JsonWebKey jwk) {
    if (!KEY_TYPE.equals(jwk.kty())) {
      throw new MalformedEventException("kty of the JWK is not " + KEY_TYPE);
    }
    if (jwk.alg() != null && !jwk.alg().equals(CompactJwe.ENCRYPTION)) {
      throw new MalformedEventException("alg of the JWK is not " + CompactJwe.ENCRYPTION);
    }
    if (jwk.use() != null && !jwk.use().equals(USE)) {
      throw new MalformedEventException("use of the JWK is not " + USE);
    }
    if (jwk.k() == null) {
      throw new MalformedEventException("k of the JWK is missing");
    }
    return new SubjectKey(jwk.kid(), CanonicalBase64Url.decode(jwk.k(), "k of the JWK"));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SubjectKey that
        && kid.equals(that.kid)
        && MessageDigest.isEqual(secret, that.secret);
  }

  /** Of the id only, so that it tells nothing about the key. */
  @Override
  public int hashCode() {
    return kid.hashCode();
  }

  /** Names the key and hides it. */
  @Override
  public String toString() {
    return "SubjectKey[kid=" + kid + "]";
  }
}
