package dev.mingce.audit.tree;

import java.security.MessageDigest;
import java.util.List;

/**
 * Checks proofs as RFC 9162 says, sections 2.1.3.2 and 2.1.4.2. Never throws for what it is given.
 */
public final class ProofCheck {
  private ProofCheck() {}

  /** Whether the proof shows that the leaf is at that index of the tree with that root. */
  public static boolean includes(
      byte[] root, long treeSize, long index, byte[] leafHash, List<byte[]> proof) {
    if (index < 0 || index >= treeSize || !areHashes(proof) || leafHash.length != NodeHash.BYTES) {
      return false;
    }
    long node = index;
    long last = treeSize - 1;
    byte[] hash = leafHash;
    for (byte[] sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = NodeHash.of(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = NodeHash.of(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && MessageDigest.isEqual(hash, root);
  }

  /** Whether the proof shows that the first tree is the beginning of the second. */
  public static boolean grew(
      long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> proof) {
    if (from < 0 || from > to || !areHashes(proof)) {
      return false;
    }
    if (from == to) {
      return proof.isEmpty() && MessageDigest.isEqual(fromRoot, toRoot);
    }
    if (from == 0) {
      return proof.isEmpty() && MessageDigest.isEqual(fromRoot, NodeHash.ofEmptyTree());
    }
    return !proof.isEmpty() && grewFromSome(from, fromRoot, to, toRoot, proof);
  }

  private static boolean grewFromSome(
      long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> proof) {
    int skipped = Long.numberOfTrailingZeros(from);
    long node = (from - 1) >> skipped;
    long last = (to - 1) >> skipped;
    boolean complete = Long.bitCount(from) == 1;
    byte[] first = complete ? fromRoot : proof.getFirst();
    byte[] old = first;
    byte[] grown = first;
    for (byte[] step : complete ? proof : proof.subList(1, proof.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        old = NodeHash.of(step, old);
        grown = NodeHash.of(step, grown);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        grown = NodeHash.of(grown, step);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0
        && MessageDigest.isEqual(old, fromRoot)
        && MessageDigest.isEqual(grown, toRoot);
  }

  private static boolean areHashes(List<byte[]> proof) {
    return proof.size() < Long.SIZE && proof.stream().allMatch(h -> h.length == NodeHash.BYTES);
  }
}
