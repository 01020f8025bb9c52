package dev.mingce.audit.tree;

/** Where the hashes of complete subtrees come from. */
@FunctionalInterface
public interface SubtreeHashes {
  /**
   * The Merkle tree hash of the entries {@code [index << height, (index + 1) << height)}.
   *
   * @param height 0 for a leaf
   */
  byte[] hash(int height, long index);
}
