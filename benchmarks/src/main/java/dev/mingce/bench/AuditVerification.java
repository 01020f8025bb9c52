package dev.mingce.bench;

import dev.mingce.audit.note.Checkpoint;
import dev.mingce.audit.note.SignerKey;
import dev.mingce.audit.note.VerifierKey;
import dev.mingce.audit.tree.EntryBundle;
import dev.mingce.audit.tree.Frontier;
import dev.mingce.audit.tree.LeafHash;
import dev.mingce.audit.tree.Tile;
import dev.mingce.audit.tree.TilePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the verifier, as the program that auditors run, takes for a log in a folder, from its
 * start to its end.
 */
final class AuditVerification {
  private static final int RUNS = 5;
  private static final SignerKey KEY = SignerKey.generate("bench.example/log", VerifierKey.ED25519);

  private AuditVerification() {}

  static List<Figure> measure(Path folder, int entries, Path jar) throws Exception {
    write(folder, entries);
    List<Double> whole = new ArrayList<>();
    List<Double> hashes = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      whole.add(seconds(jar, folder));
      hashes.add(seconds(jar, folder, "--hashes-only"));
    }
    double median = CreateLoad.median(whole);
    return List.of(
        new Figure("audit: verify " + entries + " entries from tiles", median, "s"),
        new Figure("audit: the same, hashes only", CreateLoad.median(hashes), "s"),
        new Figure("audit: entries verified", entries / median, "1/s"));
  }

  private static double seconds(Path jar, Path folder, String... more)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString(),
                "verify",
                folder.toString(),
                "--key",
                "@" + folder.resolve("vkey")));
    command.addAll(List.of(more));
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the verifier found a fault in a log that has none");
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void write(Path folder, int entries) throws IOException {
    Frontier frontier = new Frontier();
    for (int first = 0; first < entries; first += Tile.WIDTH) {
      List<byte[]> bundle = new ArrayList<>();
      for (int i = first; i < Math.min(entries, first + Tile.WIDTH); i++) {
        byte[] entry = SampleEntries.entry(i);
        bundle.add(entry);
        frontier.append(
            LeafHash.of(entry),
            tile -> write(folder, new TilePath(tile.level(), tile.index(), 256), tile.hashes()));
      }
      write(
          folder,
          new TilePath(TilePath.ENTRIES, first / Tile.WIDTH, bundle.size()),
          EntryBundle.write(bundle));
    }
    for (int level = 0; level < Frontier.levels(entries); level++) {
      int width = Tile.partialWidth(level, entries);
      if (width > 0) {
        write(
            folder,
            new TilePath(level, Tile.fullTiles(level, entries), width),
            frontier.partial(level));
      }
    }
    Checkpoint state = new Checkpoint(KEY.verifier().name(), entries, frontier.root());
    Files.writeString(folder.resolve("checkpoint"), state.sign(KEY).toString());
    Files.writeString(folder.resolve("vkey"), KEY.verifier().toString());
  }

  private static void write(Path folder, TilePath path, byte[] bytes) {
    try {
      Path file = folder.resolve(path.toString());
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
