package dev.mingce.audit.tree;

import java.util.ArrayList;
import java.util.List;

/** Makes proofs (RFC 6962, sections 2.1.1 and 2.1.2) out of the hashes of complete subtrees. */
public final class Proofs {
  private final SubtreeHashes hashes;

  public Proofs(SubtreeHashes hashes) {
    this.hashes = hashes;
  }

  /** The Merkle tree hash of the first {@code size} entries. */
  public byte[] root(long size) {
    return size == 0 ? NodeHash.ofEmptyTree() : treeHash(0, size);
  }

  /**
   * What proves that an entry is in a tree, from the leaf up.
   *
   * @throws IllegalArgumentException unless {@code 0 <= index < size}
   */
  public List<byte[]> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("the index is not in the tree");
    }
    List<byte[]> path = new ArrayList<>();
    long low = 0;
    long high = size;
    List<long[]> siblings = new ArrayList<>();
    while (high - low > 1) {
      long middle = low + leftSize(high - low);
      if (index < middle) {
        siblings.add(new long[] {middle, high});
        high = middle;
      } else {
        siblings.add(new long[] {low, middle});
        low = middle;
      }
    }
    siblings.reversed().forEach(range -> path.add(treeHash(range[0], range[1])));
    return path;
  }

  /**
   * What proves that the tree of {@code from} entries is the beginning of that of {@code to}.
   *
   * @throws IllegalArgumentException unless {@code 0 <= from <= to}
   */
  public List<byte[]> consistency(long from, long to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("the smaller tree comes first");
    }
    List<byte[]> path = new ArrayList<>();
    if (from > 0 && from < to) {
      subproof(from, 0, to, true, path);
    }
    return path;
  }

  // SUBPROOF of RFC 6962; "from" counts from the beginning of the whole tree here.
  private void subproof(long from, long low, long high, boolean whole, List<byte[]> path) {
    if (from == high) {
      if (!whole) {
        path.add(treeHash(low, high));
      }
      return;
    }
    long middle = low + leftSize(high - low);
    if (from <= middle) {
      subproof(from, low, middle, whole, path);
      path.add(treeHash(middle, high));
    } else {
      subproof(from, middle, high, false, path);
      path.add(treeHash(low, middle));
    }
  }

  private byte[] treeHash(long low, long high) {
    long count = high - low;
    if (Long.bitCount(count) == 1) {
      int height = Long.numberOfTrailingZeros(count);
      return hashes.hash(height, low >> height);
    }
    long middle = low + leftSize(count);
    return NodeHash.of(treeHash(low, middle), treeHash(middle, high));
  }

  // The largest power of two below count.
  private static long leftSize(long count) {
    return Long.highestOneBit(count - 1);
  }
}
