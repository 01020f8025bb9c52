package dev.mingce.dedup.profile.measure;

/**
 * Estimates how many different values there are, in 16 KiB however many come.
 *
 * <p>P. Flajolet, É. Fusy, O. Gandouet, F. Meunier: HyperLogLog: the analysis of a near-optimal
 * cardinality estimation algorithm, AofA 2007; with 2<sup>14</sup> registers the standard error is
 * 1.04 / 128, or 0.8 %. Small counts are taken by linear counting, as the paper says; hashes have
 * 64 bits, so large ones need no correction.
 */
final class HyperLogLog {

  private static final int PRECISION = 14;
  private static final int REGISTERS = 1 << PRECISION;
  private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

  private final byte[] registers = new byte[REGISTERS];

  /** Adds a value by its hash, of which all 64 bits must be well mixed. */
  void add(long hash) {
    int register = (int) (hash >>> (Long.SIZE - PRECISION));
    // The marker bit bounds the rank where all remaining bits are zero.
    long rest = (hash << PRECISION) | (1L << (PRECISION - 1));
    byte rank = (byte) (Long.numberOfLeadingZeros(rest) + 1);
    if (rank > registers[register]) {
      registers[register] = rank;
    }
  }

  long estimate() {
    double sum = 0;
    int empty = 0;
    for (byte rank : registers) {
      sum += 1.0 / (1L << rank);
      empty += rank == 0 ? 1 : 0;
    }
    double raw = ALPHA * REGISTERS * REGISTERS / sum;
    boolean small = raw <= 2.5 * REGISTERS && empty > 0;
    return Math.round(small ? REGISTERS * Math.log((double) REGISTERS / empty) : raw);
  }
}
