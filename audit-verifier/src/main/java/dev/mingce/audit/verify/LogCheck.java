package dev.mingce.audit.verify;

import dev.mingce.audit.note.Checkpoint;
import dev.mingce.audit.note.SignedNote;
import dev.mingce.audit.note.VerifierKey;
import dev.mingce.audit.tree.Frontier;
import dev.mingce.audit.tree.NodeHash;
import dev.mingce.audit.tree.Tile;
import dev.mingce.audit.tree.TilePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Checks a whole log from its first entry: every hash is made anew, and what is served as tiles and
 * signed as checkpoints is compared with it.
 */
final class LogCheck {
  /** Reads no entries. */
  static final long HASHES_ONLY = Long.MAX_VALUE;

  private final LogSource log;
  private final VerifierKey key;
  private final Consumer<String> out;
  private final TreeMap<Long, Checkpoint> known = new TreeMap<>();
  private final long from;
  private final Completeness completeness;
  private final Frontier frontier = new Frontier();
  private String lastReceived = "";

  /**
   * Checks a log.
   *
   * @param from the hashes of entries in bundles before this one are taken as they are served;
   *     {@link #HASHES_ONLY} for all of them
   */
  LogCheck(LogSource log, VerifierKey key, long from, Consumer<String> out) {
    this.log = log;
    this.key = key;
    this.from = from;
    this.completeness = new Completeness(from == 0);
    this.out = out;
  }

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
  Checkpoint know(String note, String position) {
    Checkpoint checkpoint = signed(note, key, position);
    Checkpoint other = known.putIfAbsent(checkpoint.size(), checkpoint);
    if (other != null && !MessageDigest.isEqual(other.root(), checkpoint.root())) {
      throw new Fault(
          "size " + checkpoint.size(),
          "two signed checkpoints have different roots: the log shows two histories");
    }
    return checkpoint;
  }

  /**
   * Checks all of it, up to the newest state.
   *
   * @throws Fault the first that is found
   */
  Checkpoint run() throws IOException {
    return run(
        new String(
            log.find("checkpoint").orElseThrow(() -> new Fault("checkpoint", "is missing")),
            StandardCharsets.UTF_8));
  }

  /**
   * Checks all of it, up to a signed state.
   *
   * @throws Fault the first that is found
   */
  Checkpoint run(String note) throws IOException {
    // What the note says before its signature is checked only decides what is read ahead.
    try (ReadAhead ahead = new ReadAhead(new BundleCheck(log, from), sizeIn(note))) {
      return run(note, ahead);
    }
  }

  private static long sizeIn(String note) {
    try {
      return Checkpoint.parse(SignedNote.parse(note).text()).size();
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  private Checkpoint run(String note, ReadAhead ahead) throws IOException {
    Checkpoint newest = know(note, "checkpoint");
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
    readAll(ahead, newest.size());
    checkEdge(newest);
    if (from < newest.size()) {
      completeness.check();
      out.accept("complete: no version is missing of " + completeness.customers() + " customers");
    }
    return newest;
  }

  private void readAll(ReadAhead ahead, long size) throws IOException {
    while (frontier.size() < size) {
      add(ahead.take());
    }
    out.accept(read(size) + ", as the tiles say, consistent with " + known.size() + " checkpoints");
  }

  private String read(long size) {
    long first = from / Tile.WIDTH * Tile.WIDTH;
    if (first == 0) {
      return "entries: " + size + " hashed anew";
    }
    return first >= size
        ? "leaf hashes: " + size + " hashed anew"
        : "entries: " + (size - first) + " hashed anew from entry " + first + " on";
  }

  private void add(BundleCheck.Bundle bundle) {
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
    BundleFacts facts = bundle.facts();
    if (facts != null) {
      add(first, facts);
    }
  }

  private void add(long first, BundleFacts facts) {
    int backDated = facts.firstReceived().compareTo(lastReceived) < 0 ? 0 : facts.backDated();
    if (backDated >= 0) {
      throw new Fault(
          "entry " + (first + backDated), "was received before the one before it: back-dated");
    }
    lastReceived = facts.lastReceived();
    for (BundleFacts.Change change : facts.changes()) {
      completeness.add(first + change.place(), change.customer(), change.version());
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
      byte[] served = Arrays.copyOf(BundleCheck.require(log, path), made.length);
      int at = Arrays.mismatch(served, made);
      if (at >= 0) {
        throw new Fault(
            path.toString(), "hash " + at / NodeHash.BYTES + " is not that of the tile below it");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
