package dev.mingce.audit.verify;

import dev.mingce.audit.note.Checkpoint;
import dev.mingce.audit.note.SignedNote;
import dev.mingce.audit.note.VerifierKey;
import dev.mingce.audit.tree.EntryBundle;
import dev.mingce.audit.tree.Frontier;
import dev.mingce.audit.tree.LeafHash;
import dev.mingce.audit.tree.NodeHash;
import dev.mingce.audit.tree.Tile;
import dev.mingce.audit.tree.TilePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks a whole log from its first entry: every hash is made anew, and what is served as tiles and
 * signed as checkpoints is compared with it.
 */
final class LogCheck {
  private static final int AHEAD = 64;

  private final LogSource log;
  private final VerifierKey key;
  private final Consumer<String> out;
  private final TreeMap<Long, Checkpoint> known = new TreeMap<>();
  private final Completeness completeness = new Completeness();
  private final Frontier frontier = new Frontier();
  private String lastReceived = "";

  LogCheck(LogSource log, VerifierKey key, Consumer<String> out) {
    this.log = log;
    this.key = key;
    this.out = out;
  }

  /**
   * What can be worked out of 256 entries alone.
   *
   * @param tile their leaf hashes
   * @param root the hash of a full tile
   * @param facts what the entries say, unless only hashes are read
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Bundle(Tile tile, byte @Nullable [] root, List<EntryFacts> facts) {}

  /**
   * Reads a note of this log.
   *
   * @throws Fault if the key did not sign it or it is that of another log
   */
  static Checkpoint signed(String note, VerifierKey key, String position) {
    try {
      SignedNote signed = SignedNote.parse(note);
      if (!signed.isSignedBy(key)) {
        throw new Fault(position, "is not signed by " + key.name());
      }
      Checkpoint checkpoint = Checkpoint.parse(signed.text());
      if (!checkpoint.origin().equals(key.name())) {
        throw new Fault(position, "is of another log, " + checkpoint.origin());
      }
      return checkpoint;
    } catch (IllegalArgumentException e) {
      throw new Fault(position, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Adds a state of the log that was seen before.
   *
   * @throws Fault if it is not signed, or another of its size was seen
   */
  void know(String note, String position) {
    Checkpoint checkpoint = signed(note, key, position);
    Checkpoint other = known.putIfAbsent(checkpoint.size(), checkpoint);
    if (other != null && !MessageDigest.isEqual(other.root(), checkpoint.root())) {
      throw new Fault(
          "size " + checkpoint.size(),
          "two signed checkpoints have different roots: the log shows two histories");
    }
  }

  /**
   * Checks all of it.
   *
   * @param hashesOnly trusts the leaf hashes that are served and reads no entries
   * @throws Fault the first that is found
   */
  Checkpoint run(boolean hashesOnly) throws IOException {
    String note =
        new String(
            log.find("checkpoint").orElseThrow(() -> new Fault("checkpoint", "is missing")),
            StandardCharsets.UTF_8);
    know(note, "checkpoint");
    Checkpoint newest = signed(note, key, "checkpoint");
    out.accept(
        "checkpoint: "
            + newest.size()
            + " entries, root "
            + Base64.getEncoder().encodeToString(newest.root())
            + ", signed by "
            + key.name());
    if (known.lastKey() > newest.size()) {
      throw new Fault(
          "size " + newest.size(),
          "a checkpoint of " + known.lastKey() + " entries was signed before: the log shrank");
    }
    requireKnownRoot();
    readAll(newest.size(), hashesOnly);
    checkEdge(newest);
    if (!hashesOnly) {
      completeness.check();
      out.accept("complete: no version is missing of " + completeness.customers() + " customers");
    }
    return newest;
  }

  private void readAll(long size, boolean hashesOnly) throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      Deque<Future<Bundle>> ahead = new ArrayDeque<>();
      long next = 0;
      try {
        while (frontier.size() < size) {
          while (ahead.size() < AHEAD && next * Tile.WIDTH < size) {
            long index = next++;
            int width = (int) Math.min(Tile.WIDTH, size - index * Tile.WIDTH);
            ahead.add(workers.submit(() -> bundle(index, width, hashesOnly)));
          }
          add(result(ahead.remove()));
        }
      } finally {
        workers.shutdownNow();
      }
    }
    out.accept(
        (hashesOnly ? "leaf hashes: " : "entries: ")
            + size
            + " hashed anew, as the tiles say, consistent with "
            + known.size()
            + " checkpoints");
  }

  private Bundle bundle(long index, int width, boolean hashesOnly) throws IOException {
    byte[] served = require(new TilePath(0, index, width));
    Tile tile = new Tile(0, index, Arrays.copyOf(served, width * NodeHash.BYTES));
    return new Bundle(
        tile, tile.isFull() ? tile.root() : null, hashesOnly ? List.of() : facts(tile));
  }

  private List<EntryFacts> facts(Tile tile) throws IOException {
    long index = tile.index();
    int width = tile.width();
    TilePath path = new TilePath(TilePath.ENTRIES, index, width);
    List<byte[]> entries;
    try {
      entries = EntryBundle.read(log.find(path).orElseThrow(() -> missing(path)));
    } catch (IllegalArgumentException e) {
      throw new Fault(path.toString(), String.valueOf(e.getMessage()));
    }
    List<EntryFacts> facts = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      String position = "entry " + (index * Tile.WIDTH + i);
      if (i >= entries.size()) {
        throw new Fault(position, "is missing");
      }
      if (!MessageDigest.isEqual(LeafHash.of(entries.get(i)), tile.hash(i))) {
        throw new Fault(
            position, "does not have the hash that " + new TilePath(0, index, width) + " has");
      }
      try {
        facts.add(EntryFacts.of(entries.get(i)));
      } catch (IllegalArgumentException e) {
        throw new Fault(position, "is not an entry of an audit log");
      }
    }
    return facts;
  }

  private void add(Bundle bundle) {
    long first = frontier.size();
    Tile tile = bundle.tile();
    byte[] root = bundle.root();
    Long next = known.higherKey(first);
    if (root != null && (next == null || next >= first + Tile.WIDTH)) {
      frontier.append(tile, root, this::checkTile);
      requireKnownRoot();
    } else {
      for (int i = 0; i < tile.width(); i++) {
        frontier.append(tile.hash(i), this::checkTile);
        requireKnownRoot();
      }
    }
    for (int i = 0; i < bundle.facts().size(); i++) {
      EntryFacts facts = bundle.facts().get(i);
      if (facts.receivedAt().compareTo(lastReceived) < 0) {
        throw new Fault(
            "entry " + (first + i), "was received before the one before it: back-dated");
      }
      lastReceived = facts.receivedAt();
      completeness.add(first + i, facts);
    }
  }

  private void requireKnownRoot() {
    Checkpoint checkpoint = known.get(frontier.size());
    if (checkpoint != null && !MessageDigest.isEqual(frontier.root(), checkpoint.root())) {
      Long before = known.lowerKey(frontier.size());
      throw new Fault(
          "entries " + (before == null ? 0 : before) + " to " + (frontier.size() - 1),
          "do not have the root of the checkpoint that was signed at size " + frontier.size());
    }
  }

  private void checkTile(Tile made) {
    if (made.level() > 0) {
      compare(new TilePath(made.level(), made.index(), Tile.WIDTH), made.hashes());
    }
  }

  private void checkEdge(Checkpoint newest) {
    for (int level = 1; level < Frontier.levels(newest.size()); level++) {
      int width = Tile.partialWidth(level, newest.size());
      if (width > 0) {
        compare(
            new TilePath(level, Tile.fullTiles(level, newest.size()), width),
            frontier.partial(level));
      }
    }
  }

  private void compare(TilePath path, byte[] made) {
    try {
      byte[] served = Arrays.copyOf(require(path), made.length);
      int at = Arrays.mismatch(served, made);
      if (at >= 0) {
        throw new Fault(
            path.toString(), "hash " + at / NodeHash.BYTES + " is not that of the tile below it");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] require(TilePath path) throws IOException {
    byte[] tile = log.find(path).orElseThrow(() -> missing(path));
    if (tile.length < path.width() * NodeHash.BYTES) {
      throw new Fault(path.toString(), "is too short");
    }
    return tile;
  }

  private static Fault missing(TilePath path) {
    return path.level() == TilePath.ENTRIES
        ? new Fault("entry " + path.index() * Tile.WIDTH, path + " is missing")
        : new Fault(path.toString(), "is missing");
  }

  private static Bundle result(Future<Bundle> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      @Nullable Throwable cause = e.getCause();
      if (cause instanceof Fault fault) {
        throw fault;
      }
      throw cause instanceof IOException io ? io : new IOException(cause);
    }
  }
}
