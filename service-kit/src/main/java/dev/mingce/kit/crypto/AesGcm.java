package dev.mingce.kit.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one place that calls the JDK's AES-GCM, and the frame that every sealed content shares.
 *
 * <p>A {@link Cipher} is made for each call. Keeping one per thread would be of no use to virtual
 * threads, which live for one request and would each build their own; keeping a pool would need a
 * lock to save about a microsecond.
 */
final class AesGcm {

  static final int IV_LENGTH = 12;
  static final int TAG_LENGTH = 16;
  static final int OVERHEAD = 1 + IV_LENGTH + TAG_LENGTH;

  private static final SecureRandom RANDOM = new SecureRandom();

  private AesGcm() {}

  /**
   * Returns {@code format byte | IV | ciphertext | tag}. The format byte is authenticated before
   * the rest.
   */
  static byte[] seal(byte format, byte[] key, byte[] plaintext, byte[]... associatedData) {
    DataKeys.requireLength(key);
    byte[] sealed = new byte[Math.addExact(plaintext.length, OVERHEAD)];
    byte[] iv = new byte[IV_LENGTH];
    RANDOM.nextBytes(iv);
    sealed[0] = format;
    System.arraycopy(iv, 0, sealed, 1, IV_LENGTH);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, iv);
      authenticate(cipher, format, associatedData);
      cipher.doFinal(plaintext, 0, plaintext.length, sealed, 1 + IV_LENGTH);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM does not work in this Java runtime", e);
    }
  }

  /** Undoes {@link #seal}; see there. */
  static byte[] open(byte format, byte[] key, byte[] sealed, byte[]... associatedData) {
    DataKeys.requireLength(key);
    if (sealed.length < OVERHEAD || sealed[0] != format) {
      throw new SealBrokenException();
    }
    try {
      Cipher cipher =
          cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOfRange(sealed, 1, 1 + IV_LENGTH));
      authenticate(cipher, format, associatedData);
      return cipher.doFinal(sealed, 1 + IV_LENGTH, sealed.length - 1 - IV_LENGTH);
    } catch (AEADBadTagException e) {
      throw new SealBrokenException();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM does not work in this Java runtime", e);
    }
  }

  static Cipher cipher(int mode, byte[] key, byte[] iv) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, iv));
    return cipher;
  }

  private static void authenticate(Cipher cipher, byte format, byte[]... associatedData) {
    cipher.updateAAD(new byte[] {format});
    for (byte[] part : associatedData) {
      cipher.updateAAD(part);
    }
  }
}
