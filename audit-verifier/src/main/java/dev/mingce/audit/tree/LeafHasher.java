package dev.mingce.audit.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/** Compares many entries with their hashes, without copying any. Not for several threads. */
public final class LeafHasher {
  private static final byte LEAF_PREFIX = 0x00;

  private final MessageDigest digest = LeafHash.digest();
  private final byte[] hash = new byte[NodeHash.BYTES];

  /**
   * Whether an entry has a hash.
   *
   * @param bytes hold the entry from {@code from} to before {@code to}. The byte before it is
   *     another one meanwhile: digesting prefix and entry as one piece takes half as long.
   * @param from at least 1
   * @param hashes hold 32 bytes for each entry
   * @param position which of them
   */
  public boolean matches(byte[] bytes, int from, int to, byte[] hashes, int position) {
    byte before = bytes[from - 1];
    bytes[from - 1] = LEAF_PREFIX;
    digest.update(bytes, from - 1, to - from + 1);
    bytes[from - 1] = before;
    try {
      digest.digest(hash, 0, hash.length);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 hash has 32 bytes", e);
    }
    int start = position * NodeHash.BYTES;
    // Neither is a secret.
    return Arrays.equals(hash, 0, NodeHash.BYTES, hashes, start, start + NodeHash.BYTES);
  }
}
