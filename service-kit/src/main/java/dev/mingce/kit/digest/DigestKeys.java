package dev.mingce.kit.digest;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) with keys as 32 bytes in Base64. */
public final class DigestKeys {
  /**
   * Written in this repository, so known to everybody: for local runs and tests only. Public is
   * {@link #PUBLISHED_PUBLIC}.
   */
  public static final String PUBLISHED_PRIVATE = "bWluZ2NlIGRpZ2VzdCBrZXksIG5vdCBzZWNyZXQuLi4=";

  /** The public one of {@link #PUBLISHED_PRIVATE}. */
  public static final String PUBLISHED_PUBLIC = "ehSEumAJkE4dISx+GeWM65VYQsqADIE02sCCb+Mw7F4=";

  private static final String ED25519 = "Ed25519";
  private static final int BYTES = 32;

  // SubjectPublicKeyInfo of Ed25519 up to the key itself (RFC 8410, section 4).
  private static final byte[] PUBLIC_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private DigestKeys() {}

  /**
   * Reads a private key.
   *
   * @throws IllegalArgumentException if it is not 32 bytes in Base64; the message does not quote it
   */
  public static PrivateKey privateKey(String base64) {
    try {
      return KeyFactory.getInstance(ED25519)
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, bytes(base64)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /**
   * Reads a public key.
   *
   * @throws IllegalArgumentException if it is not 32 bytes in Base64 that are a key
   */
  public static PublicKey publicKey(String base64) {
    byte[] key = bytes(base64);
    byte[] encoded = Arrays.copyOf(PUBLIC_HEAD, PUBLIC_HEAD.length + BYTES);
    System.arraycopy(key, 0, encoded, PUBLIC_HEAD.length, BYTES);
    try {
      return KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a public key of Ed25519", e);
    }
  }

  /** Signs; Base64. */
  public static String sign(byte[] statement, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      signature.initSign(key);
      signature.update(statement);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign", e);
    }
  }

  /** Whether the key made the signature. */
  public static boolean isSigned(byte[] statement, String signature, PublicKey key) {
    try {
      Signature check = Signature.getInstance(ED25519);
      check.initVerify(key);
      check.update(statement);
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Not even the form of one.
      return false;
    }
  }

  private static byte[] bytes(String base64) {
    byte[] key = Base64.getDecoder().decode(base64);
    if (key.length != BYTES) {
      throw new IllegalArgumentException("a key of Ed25519 is 32 bytes in Base64");
    }
    return key;
  }
}
