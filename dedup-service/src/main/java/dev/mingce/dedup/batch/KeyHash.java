package dev.mingce.dedup.batch;

/** A 64-bit hash of key texts for blocks that never leave the memory of one run. */
final class KeyHash {

  private KeyHash() {}

  /**
   * FNV-1a over the characters, then the finaliser of SplitMix64, which spreads it over all bits.
   */
  static long of(String text, long seed) {
    long hash = 0xcbf29ce484222325L ^ seed;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mixed(hash);
  }

  static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
