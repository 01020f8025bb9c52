package dev.mingce.kit.crypto;

/**
 * Seals one document under a data key, with AES-256-GCM (NIST SP 800-38D).
 *
 * <p>Format, all of it needed to open:
 *
 * <pre>
 * offset  length  content
 * 0       1       format version, 1
 * 1       12      initialisation vector, random for every message
 * 13      n       ciphertext, as long as the plaintext
 * 13+n    16      authentication tag
 * </pre>
 *
 * The authenticated additional data is the format version followed by the caller's associated data,
 * so neither can be exchanged. Pass what names the place of the document (customer id, revision),
 * so that one document cannot be put in the place of another.
 *
 * <p><b>Limit.</b> With random 96-bit vectors, SP 800-38D section 8.3 allows at most 2<sup>32</sup>
 * messages for one key; the probability that a vector repeats then stays below 2<sup>-32</sup>. A
 * key for each customer is far from that: a change every second would need 136 years. Do not seal
 * different customers' content under one long-lived key.
 *
 * <p>Stateless and thread safe, on platform and virtual threads.
 */
public final class DocumentCipher {

  /** Most messages that may be sealed under one key (NIST SP 800-38D, section 8.3). */
  public static final long MESSAGES_PER_KEY = 1L << 32;

  /** Bytes that sealing adds to a plaintext. */
  public static final int OVERHEAD = AesGcm.OVERHEAD;

  private static final byte FORMAT = 1;

  private DocumentCipher() {}

  /**
   * Seals a document. Two calls with the same arguments give different results.
   *
   * @param key32 data key of 32 bytes
   * @param plaintext may be empty
   * @param associatedData authenticated, not stored; may be empty
   * @throws IllegalArgumentException if the key has another length
   */
  public static byte[] seal(byte[] key32, byte[] plaintext, byte[] associatedData) {
    return AesGcm.seal(FORMAT, key32, plaintext, associatedData);
  }

  /**
   * Opens a document sealed by {@link #seal}.
   *
   * @throws SealBrokenException if a bit of it was changed, or the key or the associated data
   *     differ
   * @throws IllegalArgumentException if the key has another length than 32 bytes
   */
  public static byte[] open(byte[] key32, byte[] sealed, byte[] associatedData) {
    return AesGcm.open(FORMAT, key32, sealed, associatedData);
  }
}
