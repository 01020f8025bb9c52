package dev.mingce.stack.issuer;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The issuer's RSA key: signs tokens (RS256) and shows its public half as a JWK. */
public final class SigningKey {

  private static final int KEY_BITS = 2048;
  private static final Duration ONE_HOUR = Duration.ofHours(1);
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final RSAPrivateCrtKey key;
  private final String keyId;

  private SigningKey(RSAPrivateCrtKey key) throws GeneralSecurityException {
    this.key = key;
    this.keyId = thumbprint(key);
  }

  /** Makes a new key. */
  public static SigningKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      return new SigningKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Reads a key that {@link #encoded} wrote. */
  public static SigningKey decode(String encoded) {
    try {
      PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded));
      return new SigningKey((RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec));
    } catch (GeneralSecurityException notAKey) {
      throw new IllegalArgumentException("Not an RSA key in PKCS #8", notAKey);
    }
  }

  /** The private key as PKCS #8 in base64. */
  public String encoded() {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /** The public half as a JWK set (RFC 7517). */
  public String jwks() {
    Map<String, Object> jwk = new LinkedHashMap<>();
    jwk.put("kty", "RSA");
    jwk.put("use", "sig");
    jwk.put("alg", "RS256");
    jwk.put("kid", keyId);
    jwk.put("n", unsigned(key.getModulus()));
    jwk.put("e", unsigned(key.getPublicExponent()));
    return Json.write(Map.of("keys", List.of(jwk)));
  }

  /** A signed token (RFC 7519) that says what the specification says. */
  public String sign(String issuer, TokenSpec spec) {
    Instant now = Instant.now();
    Instant expiry = now.plus(spec.validity());
    // An expired token was issued before it expired; one that was not is refused for that already.
    Instant issued = expiry.isAfter(now) ? now : expiry.minus(ONE_HOUR);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer);
    claims.put("sub", spec.subject());
    claims.put("aud", spec.audience());
    claims.put("iat", issued.getEpochSecond());
    claims.put("exp", expiry.getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("groups", spec.roles());
    claims.put("orgUnits", spec.units());
    claims.put("client_id", spec.clientId());
    claims.putAll(spec.extraClaims());
    String header = Json.write(Map.of("alg", "RS256", "typ", "JWT", "kid", keyId));
    String signed = encode(header) + "." + encode(Json.write(claims));
    return signed + "." + BASE64URL.encodeToString(signature(signed));
  }

  private byte[] signature(String text) {
    try {
      Signature signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(key);
      signer.update(text.getBytes(StandardCharsets.US_ASCII));
      return signer.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * The key id is the thumbprint of RFC 7638, so that the same key has the same id after a restart.
   */
  private static String thumbprint(RSAPrivateCrtKey key) throws GeneralSecurityException {
    Map<String, Object> required = new LinkedHashMap<>();
    required.put("e", unsigned(key.getPublicExponent()));
    required.put("kty", "RSA");
    required.put("n", unsigned(key.getModulus()));
    byte[] json = Json.write(required).getBytes(StandardCharsets.UTF_8);
    return BASE64URL.encodeToString(MessageDigest.getInstance("SHA-256").digest(json));
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int start = bytes[0] == 0 ? 1 : 0;
    return BASE64URL.encodeToString(java.util.Arrays.copyOfRange(bytes, start, bytes.length));
  }

  private static String encode(String text) {
    return BASE64URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
