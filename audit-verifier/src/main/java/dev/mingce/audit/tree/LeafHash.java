package dev.mingce.audit.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes of the log. */
public final class LeafHash {
  private static final byte LEAF_PREFIX = 0x00;
  private static final MessageDigest UNUSED = newDigest();

  private LeafHash() {}

  /** SHA-256 of 0x00 and the entry (RFC 6962, section 2.1), 32 bytes. */
  public static byte[] of(byte[] entry) {
    MessageDigest digest = digest();
    digest.update(LEAF_PREFIX);
    return digest.digest(entry);
  }

  /** Plain SHA-256, 32 bytes. */
  public static byte[] sha256(byte[] bytes) {
    return digest().digest(bytes);
  }

  // Copied, which is faster than looking for the algorithm again.
  static MessageDigest digest() {
    try {
      return (MessageDigest) UNUSED.clone();
    } catch (CloneNotSupportedException e) {
      return newDigest();
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
