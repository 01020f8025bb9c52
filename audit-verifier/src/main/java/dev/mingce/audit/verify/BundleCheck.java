package dev.mingce.audit.verify;

import dev.mingce.audit.tree.EntryBundle;
import dev.mingce.audit.tree.LeafHasher;
import dev.mingce.audit.tree.NodeHash;
import dev.mingce.audit.tree.Tile;
import dev.mingce.audit.tree.TilePath;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Checks 256 entries alone: what needs nothing of the entries before them. */
final class BundleCheck {
  private final LogSource log;
  private final long firstBundle;
  private final ThreadLocal<ReadBytes> buffer = ThreadLocal.withInitial(ReadBytes::new);

  /**
   * Checks bundles of a log.
   *
   * @param from of bundles that end before this entry the leaf hashes that are served are trusted,
   *     and no entries read
   */
  BundleCheck(LogSource log, long from) {
    this.log = log;
    this.firstBundle = from / Tile.WIDTH;
  }

  /**
   * What can be worked out of 256 entries alone.
   *
   * @param tile their leaf hashes
   * @param root the hash of a full tile
   * @param facts what the entries say, unless only their hashes are read
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Bundle(Tile tile, byte @Nullable [] root, @Nullable BundleFacts facts) {}

  /**
   * Reads and checks a bundle.
   *
   * @param width how many entries it has
   * @throws Fault the first that is found
   */
  Bundle read(long index, int width) throws IOException {
    TilePath path = new TilePath(0, index, width);
    ReadBytes read = buffer.get();
    if (!log.read(path, read)) {
      throw missing(path);
    }
    if (read.length() < width * NodeHash.BYTES) {
      throw tooShort(path);
    }
    Tile tile = new Tile(0, index, Arrays.copyOf(read.array(), width * NodeHash.BYTES));
    return new Bundle(
        tile, tile.isFull() ? tile.root() : null, index < firstBundle ? null : check(tile));
  }

  private BundleFacts check(Tile tile) throws IOException {
    TilePath path = new TilePath(TilePath.ENTRIES, tile.index(), tile.width());
    ReadBytes read = buffer.get();
    if (!log.read(path, read)) {
      throw missing(path);
    }
    byte[] bytes = read.array();
    int[] places = places(path, read);
    LeafHasher hasher = new LeafHasher();
    EntryScan scan = new EntryScan(bytes);
    BundleFacts.Collector facts = new BundleFacts.Collector(scan);
    for (int i = 0; i < tile.width(); i++) {
      if (2 * i >= places.length) {
        throw new Fault(position(tile, i), "is missing");
      }
      if (!hasher.matches(bytes, places[2 * i], places[2 * i + 1], tile.hashes(), i)) {
        throw new Fault(
            position(tile, i),
            "does not have the hash that " + new TilePath(0, tile.index(), tile.width()) + " has");
      }
      scan(scan, tile, i, places);
      facts.add(i);
    }
    return facts.facts();
  }

  private static int[] places(TilePath path, ReadBytes bundle) {
    try {
      return EntryBundle.places(bundle.array(), bundle.length());
    } catch (IllegalArgumentException e) {
      throw new Fault(path.toString(), String.valueOf(e.getMessage()));
    }
  }

  private static void scan(EntryScan scan, Tile tile, int place, int[] places) {
    try {
      scan.read(places[2 * place], places[2 * place + 1]);
    } catch (IllegalArgumentException e) {
      throw new Fault(position(tile, place), "is not an entry of an audit log");
    }
  }

  private static String position(Tile tile, int place) {
    return "entry " + (tile.index() * Tile.WIDTH + place);
  }

  /** A tile, at least as wide as its path says. */
  static byte[] require(LogSource log, TilePath path) throws IOException {
    byte[] tile = log.find(path).orElseThrow(() -> missing(path));
    if (tile.length < path.width() * NodeHash.BYTES) {
      throw tooShort(path);
    }
    return tile;
  }

  private static Fault tooShort(TilePath path) {
    return new Fault(path.toString(), "is too short");
  }

  private static Fault missing(TilePath path) {
    return path.level() == TilePath.ENTRIES
        ? new Fault("entry " + path.index() * Tile.WIDTH, path + " is missing")
        : new Fault(path.toString(), "is missing");
  }
}
