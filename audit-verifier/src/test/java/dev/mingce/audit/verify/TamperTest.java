package dev.mingce.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.audit.note.SignerKey;
import dev.mingce.audit.note.VerifierKey;
import dev.mingce.audit.tree.Tile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody with the storage, and then with the key too, can do to a log, and what finds it.
 */
class TamperTest {
  private static final int SIZE = 1_000;

  @TempDir Path folder;

  private final SampleLog log = SampleLog.of(SIZE);
  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void writeTheLog() throws IOException {
    log.writeTo(folder);
  }

  @Test
  void findsNothingWrongWithALogThatNobodyTouched() throws IOException {
    assertThat(verify("--checkpoint", kept(log.note(0)), "--checkpoint", kept(log.note(777))))
        .isZero();
    assertThat(lines)
        .hasSize(4)
        .contains("entries: 1000 hashed anew, as the tiles say, consistent with 3 checkpoints")
        .contains("complete: no version is missing of 500 customers")
        .endsWith("FINE");
    assertThat(verify("--hashes-only")).isZero();
  }

  @Test
  void namesTheEntryInWhichABitWasFlipped() throws IOException {
    for (int entry : List.of(0, 255, 256, 300, SIZE - 1)) {
      SampleLog altered = new SampleLog(log.entries);
      byte[] bytes = altered.entries.get(entry).clone();
      bytes[20] ^= 1;
      altered.entries.set(entry, bytes);
      altered.writeBundles(folder);

      assertFault("entry " + entry + ": does not have the hash that tile/0/");
    }
  }

  @Test
  void namesTheFirstOfTwoEntriesThatWereSwapped() throws IOException {
    SampleLog altered = new SampleLog(log.entries);
    Collections.swap(altered.entries, 400, 700);
    altered.writeBundles(folder);

    assertFault("entry 400: does not have the hash that tile/0/001 has");
  }

  @Test
  void namesTheFirstEntryOfAnEndThatWasDropped() throws IOException {
    Path last = folder.resolve("tile/entries/003.p/232");
    SampleLog shorter = new SampleLog(log.entries.subList(0, SIZE - 5));
    shorter.writeBundles(folder);
    Files.move(
        folder.resolve("tile/entries/003.p/227"),
        last,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertFault("entry 995: is missing");
  }

  @Test
  void seesThatALogWithARealOlderCheckpointShrank() throws IOException {
    String seen = kept(log.note(SIZE));
    SampleLog shorter = new SampleLog(log.entries.subList(0, SIZE - 5));
    shorter.writeTo(folder);

    assertThat(verify()).isZero();
    assertFault(
        "size 995: a checkpoint of 1000 entries was signed before: the log shrank",
        "--checkpoint",
        seen);
  }

  @Test
  void namesATileThatWasReplaced() throws IOException {
    Files.copy(
        folder.resolve("tile/0/000"),
        folder.resolve("tile/0/002"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertFault("entry 512: does not have the hash that tile/0/002 has");

    log.writeTo(folder);
    byte[] upper = Files.readAllBytes(folder.resolve("tile/1/000.p/3"));
    upper[2 * 32 + 9] ^= 4;
    Files.write(folder.resolve("tile/1/000.p/3"), upper);
    assertFault("tile/1/000.p/3: hash 2 is not that of the tile below it");

    log.writeTo(folder);
    Files.delete(folder.resolve("tile/0/001"));
    assertFault("tile/0/001: is missing");
  }

  @Test
  void narrowsDownAHistoryThatWasRewrittenWithEverythingThatCouldBe() throws IOException {
    SampleLog rewritten = new SampleLog(log.entries);
    rewritten.entries.set(650, SampleLog.entry(650, "c-9999", 1));
    rewritten.writeTiles(folder);
    rewritten.writeBundles(folder);
    assertFault(
        "entries 0 to 999: do not have the root of the checkpoint that was signed at size 1000");
    assertFault(
        "entries 600 to 699: do not have the root of the checkpoint that was signed at size 700",
        "--checkpoint",
        kept(log.note(600)),
        "--checkpoint",
        kept(log.note(700)));

    // With the key of the log too: only what others kept tells.
    rewritten.entries.set(650, SampleLog.entry(650, "c-325", 1));
    rewritten.entries.set(651, SampleLog.entry(651, "c-325", 2));
    byte[] salted =
        new String(rewritten.entries.get(650), StandardCharsets.UTF_8)
            .replace("li.na", "wang")
            .getBytes(StandardCharsets.UTF_8);
    rewritten.entries.set(650, salted);
    rewritten.writeTo(folder);
    assertThat(verify()).isZero();
    assertFault(
        "entries 600 to 699: do not have the root of the checkpoint that was signed at size 700",
        "--checkpoint",
        kept(log.note(600)),
        "--checkpoint",
        kept(log.note(700)));
  }

  @Test
  void namesAnEntryThatWasInsertedBackDated() throws IOException {
    SampleLog altered = new SampleLog(log.entries);
    altered.entries.add(500, SampleLog.entry(100, "c-9999", 1));
    altered.writeTo(folder);

    assertFault("entry 500: was received before the one before it: back-dated");
  }

  @Test
  void refusesACheckpointThatAnotherKeySigned() throws IOException {
    SignerKey other = SignerKey.generate("audit.example/log", VerifierKey.ED25519);
    SampleLog.write(folder, "checkpoint", log.note(SIZE, other).getBytes(StandardCharsets.UTF_8));

    assertFault("checkpoint: is not signed by audit.example/log");
  }

  @Test
  void seesTwoHistoriesThatWereShownToTwoPeople() throws IOException {
    SampleLog fork = new SampleLog(log.entries);
    fork.entries.set(SIZE - 1, SampleLog.entry(SIZE, "c-499", 2));

    assertFault(
        "size 1000: two signed checkpoints have different roots: the log shows two histories",
        "--checkpoint",
        kept(fork.note(SIZE)));
    fork.entries.add(SampleLog.entry(SIZE + 1, "c-500", 1));
    fork.writeTo(folder);
    assertFault(
        "entries 0 to 999: do not have the root of the checkpoint that was signed at size 1000",
        "--checkpoint",
        kept(log.note(SIZE)));
  }

  @Test
  void namesTheVersionThatIsMissingAndTheOneThatIsThereTwice() throws IOException {
    SampleLog gap = SampleLog.of(300);
    gap.entries.set(101, SampleLog.entry(101, "c-50", 3));
    gap.writeTo(folder);
    assertFault("customer c-50: version 2 is missing, although later ones are there");

    gap.entries.set(101, SampleLog.entry(101, "c-50", 1));
    gap.writeTo(folder);
    assertFault("entry 101: version 1 of customer c-50 a second time");

    // Out of order is no gap.
    gap.entries.set(100, SampleLog.entry(100, "c-50", 2));
    gap.writeTo(folder);
    assertThat(verify()).isZero();
  }

  @Test
  void namesWhatIsNoEntry() throws IOException {
    SampleLog odd = SampleLog.of(Tile.WIDTH);
    odd.entries.set(17, "{\"v\":1}".getBytes(StandardCharsets.UTF_8));
    odd.writeTo(folder);

    assertFault("entry 17: is not an entry of an audit log");
  }

  @Test
  void readsNoEntriesBeforeTheBundleThatItBeginsWith() throws IOException {
    Files.delete(folder.resolve("tile/entries/000"));
    assertFault("entry 0: tile/entries/000 is missing");

    assertThat(verify("--from", "300")).isZero();
    assertThat(lines)
        .contains(
            "entries: 744 hashed anew from entry 256 on, as the tiles say, consistent with 1"
                + " checkpoints")
        .contains("complete: no version is missing of 372 customers");

    byte[] lower = Files.readAllBytes(folder.resolve("tile/0/000"));
    lower[40] ^= 1;
    Files.write(folder.resolve("tile/0/000"), lower);
    assertFault("entries 0 to 999: do not have the root of the checkpoint", "--from", "300");
  }

  @Test
  void findsAGapAlsoWhereTheBeginningOfACustomerWasNotRead() throws IOException {
    SampleLog late = SampleLog.of(512);
    late.entries.set(400, SampleLog.entry(400, "c-1000", 7));
    late.entries.set(401, SampleLog.entry(401, "c-1000", 6));
    late.entries.set(402, SampleLog.entry(402, "c-1000", 9));
    late.entries.set(403, SampleLog.entry(403, "c-1001", 3));
    late.writeTo(folder);
    assertFault(
        "customer c-1000: version 8 is missing, although later ones are there", "--from", "256");

    late.entries.set(403, SampleLog.entry(403, "c-1000", 8));
    late.writeTo(folder);
    assertThat(verify("--from", "256")).isZero();

    late.entries.set(404, SampleLog.entry(404, "c-1000", 7));
    late.writeTo(folder);
    assertFault("entry 404: version 7 of customer c-1000 a second time", "--from", "256");
  }

  @Test
  void keepsAnEarlierStateAsFilesThatCanBeCheckedWithoutTheLog() throws IOException {
    new SampleLog(log.entries.subList(0, 700)).writeTo(folder);
    log.writeTo(folder);
    Path archive = folder.resolve("archive");
    String final700 = kept(log.note(700));

    assertThat(verify("--at", final700, "--from", "256", "--keep", archive.toString())).isZero();
    assertThat(lines.getFirst()).startsWith("checkpoint: 700 entries, root ");

    assertThat(Files.readString(archive.resolve("checkpoint"))).isEqualTo(log.note(700));
    assertThat(Files.exists(archive.resolve("tile/entries/000"))).isFalse();
    assertThat(verifyFolder(archive, "@" + archive.resolve("vkey"), "--from", "256")).isZero();
    byte[] bundle = Files.readAllBytes(archive.resolve("tile/entries/001"));
    bundle[30] ^= 1;
    Files.write(archive.resolve("tile/entries/001"), bundle);
    assertThat(verifyFolder(archive, key(), "--from", "256")).isEqualTo(Main.FAULT);
    assertThat(lines.getLast())
        .isEqualTo("FAULT entry 256: does not have the hash that tile/0/001 has");
  }

  @Test
  void goesOnWithACopyThatWasInterrupted() throws IOException {
    Path archive = folder.resolve("archive");
    assertThat(verify("--keep", archive.toString())).isZero();
    Files.delete(archive.resolve("tile/entries/002"));
    // Read once only: what is kept already is not asked for again.
    Files.delete(folder.resolve("tile/entries/001"));

    assertThat(verify("--keep", archive.toString())).isZero();

    assertThat(archive.resolve("tile/entries/002"))
        .hasSameBinaryContentAs(folder.resolve("tile/entries/002"));
  }

  @Test
  void saysWhenItCannotBeUsed() {
    assertThat(new Main(lines::add).run("verify", folder.toString())).isEqualTo(Main.UNUSABLE);
    assertThat(lines.getLast()).startsWith("--key is missing").contains("audit-verifier verify");
    assertThat(new Main(lines::add).run("verify", "/nowhere.zip", "--key", key()))
        .isEqualTo(Main.UNUSABLE);
    assertThat(new Main(lines::add).run("dance")).isEqualTo(Main.UNUSABLE);
    assertThat(new Main(lines::add).run()).isEqualTo(Main.UNUSABLE);
  }

  private void assertFault(String start, String... more) {
    assertThat(verify(more)).isEqualTo(Main.FAULT);
    assertThat(lines.getLast()).startsWith("FAULT " + start);
  }

  private int verify(String... more) {
    lines.clear();
    List<String> arguments = new ArrayList<>(List.of("verify", folder.toString(), "--key", key()));
    arguments.addAll(List.of(more));
    return new Main(lines::add).run(arguments.toArray(String[]::new));
  }

  private int verifyFolder(Path archive, String key, String... more) {
    lines.clear();
    List<String> arguments = new ArrayList<>(List.of("verify", archive.toString(), "--key", key));
    arguments.addAll(List.of(more));
    return new Main(lines::add).run(arguments.toArray(String[]::new));
  }

  private static String key() {
    return SampleLog.KEY.verifier().toString();
  }

  private String kept(String note) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "kept", ".txt"), note).toString();
  }
}
