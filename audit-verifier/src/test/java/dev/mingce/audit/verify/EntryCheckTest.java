package dev.mingce.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.audit.tree.LeafHash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryCheckTest {
  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  @TempDir Path folder;

  private final SampleLog log = SampleLog.of(600);
  private final List<String> lines = new ArrayList<>();

  @Test
  void acceptsTheProofOfAnEntry() throws IOException {
    assertThat(run("proof", proof(299))).isZero();
    assertThat(lines)
        .containsExactly("entry 299: in the log of 600, signed by audit.example/log", "FINE");
  }

  @Test
  void refusesAProofOfWhichAnythingDiffers() throws IOException {
    String proof = proof(299);
    String entry = BASE64.encodeToString(log.entries.get(299));

    assertFault(
        "entry 299: is not proved to be in the log of 600",
        proof.replace(entry, BASE64.encodeToString(log.entries.get(300))));
    assertFault(
        "entry 298: is not proved to be in the log of 600",
        proof.replace("\"leafIndex\":299", "\"leafIndex\":298"));
    assertFault(
        "entry 299: the proof is of another size than the checkpoint",
        proof.replace("\"treeSize\":600", "\"treeSize\":601"));
    assertFault(
        "checkpoint: is not signed by audit.example/log", proof.replace("log\\n600", "log\\n601"));
    assertFault(
        "entry 299: does not have the leaf hash that is named",
        proof.replace("\"leafHash\":\"", "\"leafHash\":\"A"));
    assertFault("proof: checkpoint is missing", proof.replace("\"checkpoint\"", "\"note\""));
    assertFault("proof: not the JSON that was expected", proof.substring(1));
  }

  @Test
  void checksEveryLineOfABundle() throws IOException {
    Path bundle = folder.resolve("export.zip");
    writeBundle(bundle, List.of(line(3), line(299), line(599)));
    assertThat(run("verify", bundle)).isZero();
    assertThat(lines.getFirst())
        .isEqualTo("bundle: 3 entries, each in the log of 600, signed by audit.example/log");

    writeBundle(bundle, List.of(line(3), line(299).replace("leafIndex\":299", "leafIndex\":300")));
    assertThat(run("verify", bundle)).isEqualTo(Main.FAULT);
    assertThat(lines.getLast()).isEqualTo("FAULT entry 300: is not proved to be in the log of 600");

    writeBundle(bundle, List.of(line(299), line(3)));
    assertThat(run("verify", bundle)).isEqualTo(Main.FAULT);
    assertThat(lines.getLast()).isEqualTo("FAULT line 2: entry 3 is not in order");
  }

  @Test
  void checksAnArchiveOfAWholeLog() throws IOException {
    Path tree = log.writeTo(folder.resolve("log"));
    Path zip = folder.resolve("log.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream archive = new ZipOutputStream(out);
        var files = Files.walk(tree)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        archive.putNextEntry(new ZipEntry(tree.relativize(file).toString()));
        Files.copy(file, archive);
      }
    }

    assertThat(run("verify", zip)).isZero();
  }

  private void assertFault(String start, String proof) throws IOException {
    assertThat(run("proof", proof)).isEqualTo(Main.FAULT);
    assertThat(lines.getLast()).startsWith("FAULT " + start);
  }

  private int run(String command, String proof) throws IOException {
    return run(command, Files.writeString(folder.resolve("proof.json"), proof));
  }

  private int run(String command, Path file) {
    lines.clear();
    return new Main(lines::add)
        .run(command, file.toString(), "--key", SampleLog.KEY.verifier().toString());
  }

  private String proof(int index) {
    return "{\"leafIndex\":"
        + index
        + ",\"treeSize\":600,\"leafHash\":\""
        + BASE64.encodeToString(LeafHash.of(log.entries.get(index)))
        + "\","
        + line(index).substring(line(index).indexOf("\"entry\""), line(index).length() - 1)
        + ",\"checkpoint\":\""
        + log.note(600).replace("\n", "\\n").replace("\u2014", "\\u2014")
        + "\"}";
  }

  private String line(int index) {
    return "{\"leafIndex\":"
        + index
        + ",\"entry\":\""
        + BASE64.encodeToString(log.entries.get(index))
        + "\",\"hashes\":"
        + log.proofs().inclusion(index, 600).stream()
            .map(hash -> "\"" + BASE64.encodeToString(hash) + "\"")
            .collect(Collectors.joining(", ", "[", "]"))
        + "}";
  }

  private void writeBundle(Path file, List<String> entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("checkpoint"));
      zip.write(log.note(600).getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("entries.ndjson"));
      zip.write((String.join("\n", entries) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
