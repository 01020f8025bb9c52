package dev.mingce.audit.verify;

import dev.mingce.audit.note.Checkpoint;
import dev.mingce.audit.note.VerifierKey;
import dev.mingce.audit.tree.LeafHash;
import dev.mingce.audit.tree.ProofCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Checks entries one by one, each with its proof: an answer of the API, or an exported bundle. */
final class EntryCheck {
  /** The entries of an exported bundle, one JSON object a line. */
  static final String ENTRIES = "entries.ndjson";

  private final VerifierKey key;
  private final Consumer<String> out;

  EntryCheck(VerifierKey key, Consumer<String> out) {
    this.key = key;
    this.out = out;
  }

  /** Checks {@code {leafIndex, treeSize, leafHash, entry, hashes, checkpoint}}. */
  void proof(String json) {
    Map<String, @Nullable Object> proof = object(json, "proof");
    Checkpoint checkpoint = LogCheck.signed(text(proof, "checkpoint"), key, "checkpoint");
    long index = number(proof, "leafIndex");
    if (checkpoint.size() != number(proof, "treeSize")) {
      throw new Fault("entry " + index, "the proof is of another size than the checkpoint");
    }
    byte[] leaf = included(proof, index, checkpoint);
    if (!Base64.getEncoder().encodeToString(leaf).equals(text(proof, "leafHash"))) {
      throw new Fault("entry " + index, "does not have the leaf hash that is named");
    }
    out.accept(
        "entry " + index + ": in the log of " + checkpoint.size() + ", signed by " + key.name());
  }

  /** Checks every line of a bundle against its checkpoint. */
  void bundle(LogSource bundle) throws IOException {
    String note =
        new String(
            bundle.find("checkpoint").orElseThrow(() -> new Fault("checkpoint", "is missing")),
            StandardCharsets.UTF_8);
    Checkpoint checkpoint = LogCheck.signed(note, key, "checkpoint");
    String lines =
        new String(
            bundle.find(ENTRIES).orElseThrow(() -> new Fault(ENTRIES, "is missing")),
            StandardCharsets.UTF_8);
    long count = 0;
    long before = -1;
    for (String line : lines.split("\n", -1)) {
      if (!line.isBlank()) {
        Map<String, @Nullable Object> proof = object(line, "line " + (count + 1));
        long index = number(proof, "leafIndex");
        if (index <= before) {
          throw new Fault("line " + (count + 1), "entry " + index + " is not in order");
        }
        included(proof, index, checkpoint);
        before = index;
        count++;
      }
    }
    out.accept(
        "bundle: "
            + count
            + " entries, each in the log of "
            + checkpoint.size()
            + ", signed by "
            + key.name());
  }

  private static byte[] included(
      Map<String, @Nullable Object> proof, long index, Checkpoint checkpoint) {
    String position = "entry " + index;
    try {
      byte[] leaf = LeafHash.of(Base64.getDecoder().decode(text(proof, "entry")));
      List<byte[]> hashes = new ArrayList<>();
      if (proof.get("hashes") instanceof List<?> texts) {
        texts.forEach(hash -> hashes.add(Base64.getDecoder().decode(String.valueOf(hash))));
      }
      if (!ProofCheck.includes(checkpoint.root(), checkpoint.size(), index, leaf, hashes)) {
        throw new Fault(position, "is not proved to be in the log of " + checkpoint.size());
      }
      return leaf;
    } catch (IllegalArgumentException e) {
      throw new Fault(position, "entry or hashes are not base64");
    }
  }

  private static Map<String, @Nullable Object> object(String json, String position) {
    try {
      return Json.object(json);
    } catch (IllegalArgumentException e) {
      throw new Fault(position, String.valueOf(e.getMessage()));
    }
  }

  private static String text(Map<String, @Nullable Object> object, String name) {
    if (object.get(name) instanceof String text) {
      return text;
    }
    throw new Fault("proof", name + " is missing");
  }

  private static long number(Map<String, @Nullable Object> object, String name) {
    if (object.get(name) instanceof Long number) {
      return number;
    }
    throw new Fault("proof", name + " is missing");
  }
}
