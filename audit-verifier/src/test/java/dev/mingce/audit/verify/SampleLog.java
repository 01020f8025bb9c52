package dev.mingce.audit.verify;

import dev.mingce.audit.note.Checkpoint;
import dev.mingce.audit.note.SignerKey;
import dev.mingce.audit.note.VerifierKey;
import dev.mingce.audit.tree.EntryBundle;
import dev.mingce.audit.tree.Frontier;
import dev.mingce.audit.tree.LeafHash;
import dev.mingce.audit.tree.Proofs;
import dev.mingce.audit.tree.Tile;
import dev.mingce.audit.tree.TilePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A log as a folder: changes of customers, two of each in turn. */
final class SampleLog {
  static final SignerKey KEY = SignerKey.generate("audit.example/log", VerifierKey.ED25519);

  final List<byte[]> entries;

  SampleLog(List<byte[]> entries) {
    this.entries = new ArrayList<>(entries);
  }

  static SampleLog of(int size) {
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      entries.add(entry(i, "c-" + i / 2, i % 2 + 1));
    }
    return new SampleLog(entries);
  }

  /** An entry that the log took so many milliseconds after it began. */
  static byte[] entry(long milliseconds, String customer, long version) {
    String receivedAt =
        "2026-03-04T%02d:%02d:%02d.%03d000Z"
            .formatted(
                milliseconds / 3_600_000,
                milliseconds / 60_000 % 60,
                milliseconds / 1_000 % 60,
                milliseconds % 1_000);
    return ("{\"action\":\"customer.updated\",\"actor\":{\"subject\":\"li.na \\\" \\\\\",\"type\":\"user\"},"
            + "\"changedFields\":[\"/name\",\"/tier\"],\"data\":{\"a\":[1,{\"b\":null}],\"c\":{}},"
            + "\"receivedAt\":\""
            + receivedAt
            + "\",\"salt\":\""
            + milliseconds
            + "\",\"source\":{\"event\":\"customer.updated.v1\",\"service\":\"customer-service\"},"
            + "\"target\":{\"id\":\""
            + customer
            + "\",\"type\":\"customer\",\"version\":"
            + version
            + "},\"v\":1}")
        .getBytes(StandardCharsets.UTF_8);
  }

  int size() {
    return entries.size();
  }

  /** The signed state at a size. */
  String note(int size) {
    return note(size, KEY);
  }

  String note(int size, SignerKey key) {
    return new Checkpoint(KEY.verifier().name(), size, frontier(size).root()).sign(key).toString();
  }

  Proofs proofs() {
    return new Proofs((height, index) -> {
      Frontier subtree = new Frontier();
      entries
          .subList((int) (index << height), (int) ((index + 1) << height))
          .forEach(entry -> subtree.append(LeafHash.of(entry), tile -> {}));
      return subtree.root();
    });
  }

  private Frontier frontier(int size) {
    Frontier frontier = new Frontier();
    entries.subList(0, size).forEach(entry -> frontier.append(LeafHash.of(entry), tile -> {}));
    return frontier;
  }

  /** Writes all of it: checkpoint, tiles and bundles. */
  Path writeTo(Path folder) throws IOException {
    write(folder, "checkpoint", note(size()).getBytes(StandardCharsets.UTF_8));
    writeTiles(folder);
    writeBundles(folder);
    return folder;
  }

  void writeTiles(Path folder) {
    Frontier frontier = new Frontier();
    entries.forEach(entry ->
        frontier.append(
            LeafHash.of(entry),
            tile ->
                write(
                    folder,
                    new TilePath(tile.level(), tile.index(), Tile.WIDTH).toString(),
                    tile.hashes())));
    for (int level = 0; level < Frontier.levels(size()); level++) {
      int width = Tile.partialWidth(level, size());
      if (width > 0) {
        TilePath path = new TilePath(level, Tile.fullTiles(level, size()), width);
        write(folder, path.toString(), frontier.partial(level));
      }
    }
  }

  void writeBundles(Path folder) {
    for (int first = 0; first < size(); first += Tile.WIDTH) {
      int end = Math.min(size(), first + Tile.WIDTH);
      TilePath path = new TilePath(TilePath.ENTRIES, first / Tile.WIDTH, end - first);
      write(folder, path.toString(), EntryBundle.write(entries.subList(first, end)));
    }
  }

  static void write(Path folder, String path, byte[] bytes) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
