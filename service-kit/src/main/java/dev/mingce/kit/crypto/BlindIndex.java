package dev.mingce.kit.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Keyed lookup tokens: equal values of a field give equal tokens, and nobody without the key can
 * compute or test one.
 *
 * <p>Each field has its own subkey, HKDF-SHA-256 (RFC 5869) of the master key with the field name
 * in the info, so that the same value in two fields gives unrelated tokens. A token is the first 16
 * bytes of HMAC-SHA-256 (RFC 2104) over the field name and the value, each as a 4-byte big-endian
 * length and UTF-8.
 *
 * <p><b>Why 128 bits are enough.</b> Without the key nobody can search for collisions, so only
 * chance counts: among 10<sup>10</sup> tokens of a field the probability of any collision is about
 * n²/2<sup>129</sup> = 1.5·10<sup>-19</sup>. RFC 2104 section 5 asks for at least half of the hash,
 * and that is 128 bits. The index is half as large.
 *
 * <p><b>What tokens still show.</b> Who sees them learns which rows share a value, and how often.
 * Fields of few values (gender, year) should not be indexed alone. Whoever holds the master key can
 * test guesses, and phone numbers can be guessed: keep it away from the database.
 *
 * <p>Thread safe. One prototype for each field is kept and cloned, which works alike on virtual
 * threads.
 */
public final class BlindIndex {

  /** Length of a token, in bytes. */
  public static final int TOKEN_LENGTH = 16;

  private static final String HMAC = "HmacSHA256";
  private static final byte[] SALT = "mingce.dev blind index 1".getBytes(UTF_8);

  private final SecretKey pseudorandomKey;
  private final Map<String, Mac> prototypes = new ConcurrentHashMap<>();

  /**
   * @param master32 master key of 32 bytes; not kept
   * @throws IllegalArgumentException if it has another length
   */
  public BlindIndex(byte[] master32) {
    DataKeys.requireLength(master32);
    try {
      var extract = HKDFParameterSpec.ofExtract().addIKM(master32).addSalt(SALT).extractOnly();
      pseudorandomKey = KDF.getInstance("HKDF-SHA256").deriveKey("Generic", extract);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF-SHA256 does not work in this Java runtime", e);
    }
  }

  /**
   * Returns the token of a value.
   *
   * @param field name of the field and kind of token, e.g. {@code phone.last4}; a name from the
   *     code or the data standard, never user input, because a subkey is kept for each
   * @param normalizedValue the value after the field's normaliser: what is to be found as equal
   *     must be equal here
   * @return 16 bytes
   * @throws IllegalArgumentException if the field name is empty
   */
  public byte[] token(String field, String normalizedValue) {
    byte[] name = field.getBytes(UTF_8);
    byte[] value = normalizedValue.getBytes(UTF_8);
    Mac mac = copyOf(prototypes.computeIfAbsent(field, this::prototype));
    mac.update(framed(name));
    mac.update(framed(value));
    return Arrays.copyOf(mac.doFinal(), TOKEN_LENGTH);
  }

  private Mac prototype(String field) {
    if (field.isEmpty()) {
      throw new IllegalArgumentException("A blind index needs a field name");
    }
    try {
      var expand =
          HKDFParameterSpec.expandOnly(
              pseudorandomKey, framed(field.getBytes(UTF_8)), DataKeys.LENGTH);
      Mac mac = Mac.getInstance(HMAC);
      mac.init(KDF.getInstance("HKDF-SHA256").deriveKey(HMAC, expand));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 does not work in this Java runtime", e);
    }
  }

  // The prototype is only ever read, so that threads may clone it at the same time.
  private static Mac copyOf(Mac prototype) {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The provider of " + HMAC + " cannot clone", e);
    }
  }

  // The length in front keeps ("a", "bc") and ("ab", "c") apart.
  private static byte[] framed(byte[] part) {
    return ByteBuffer.allocate(Integer.BYTES + part.length).putInt(part.length).put(part).array();
  }
}
