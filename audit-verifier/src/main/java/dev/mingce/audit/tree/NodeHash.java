package dev.mingce.audit.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/** Hashes of what lies above the leaves (RFC 6962, section 2.1). */
public final class NodeHash {
  /** Length of every hash in bytes. */
  public static final int BYTES = 32;

  private static final byte NODE_PREFIX = 0x01;

  private NodeHash() {}

  /** SHA-256 of 0x01 and both children, 32 bytes. */
  public static byte[] of(byte[] left, byte[] right) {
    MessageDigest digest = LeafHash.digest();
    digest.update(NODE_PREFIX);
    digest.update(left);
    return digest.digest(right);
  }

  /** The root of a tree without entries: the hash of nothing. */
  public static byte[] ofEmptyTree() {
    return LeafHash.sha256(new byte[0]);
  }

  /**
   * The hash of the complete subtree over consecutive hashes of one height.
   *
   * @param hashes consecutive hashes of 32 bytes each
   * @param first index of the first of them that counts
   * @param count how many; a power of two
   */
  public static byte[] ofComplete(byte[] hashes, int first, int count) {
    MessageDigest digest = LeafHash.digest();
    // One byte before the hashes, so that prefix and children are one piece, which is digested
    // faster. The prefix of any other pair overwrites a byte of the pair before it, which is done.
    byte[] row = new byte[1 + count * BYTES];
    System.arraycopy(hashes, first * BYTES, row, 1, count * BYTES);
    try {
      for (int width = count; width > 1; width /= 2) {
        for (int i = 0; i < width; i += 2) {
          row[i * BYTES] = NODE_PREFIX;
          digest.update(row, i * BYTES, 1 + 2 * BYTES);
          digest.digest(row, 1 + i / 2 * BYTES, BYTES);
        }
      }
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 hash has 32 bytes", e);
    }
    return Arrays.copyOfRange(row, 1, 1 + BYTES);
  }
}
