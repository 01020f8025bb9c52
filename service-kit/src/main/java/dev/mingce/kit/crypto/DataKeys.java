package dev.mingce.kit.crypto;

import java.security.SecureRandom;
import java.util.Arrays;

/** Makes and wipes data keys: 32 random bytes, used with AES-256-GCM. */
public final class DataKeys {

  /** Length of every data key, in bytes. */
  public static final int LENGTH = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private DataKeys() {}

  /** Returns a fresh key from the operating system's generator. */
  public static byte[] fresh() {
    byte[] key = new byte[LENGTH];
    RANDOM.nextBytes(key);
    return key;
  }

  /**
   * Overwrites a key with zeros, in place. The garbage collector may have copied the array before,
   * so this shortens the time that a key stays in memory; it does not prove its absence.
   */
  public static void wipe(byte[] key) {
    Arrays.fill(key, (byte) 0);
  }

  /** Refuses a key of another length, without showing it. */
  static void requireLength(byte[] key) {
    if (key.length != LENGTH) {
      throw new IllegalArgumentException("A key has " + LENGTH + " bytes, not " + key.length);
    }
  }
}
