package dev.mingce.dedup.profile.measure;

/**
 * 64-bit hashes of texts: FNV-1a over the UTF-16 units, then the finaliser of SplitMix64 (G.
 * Steele, D. Lea, C. Flood: Fast splittable pseudorandom number generators, OOPSLA 2014), which
 * spreads every bit. Not for secrets.
 */
final class Hash64 {

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Hash64() {}

  static long of(CharSequence text) {
    return of(OFFSET, text);
  }

  /** The hash of a text that follows on others of which this is the hash. */
  static long of(long seed, CharSequence text) {
    long hash = seed;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return mixed(hash ^ text.length());
  }

  private static long mixed(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
