package dev.mingce.audit.note;

import dev.mingce.audit.tree.NodeHash;
import java.util.Base64;

/**
 * The state of a log (C2SP tlog-checkpoint), without extension lines.
 *
 * @param origin name of the log
 * @param size number of entries
 * @param root Merkle tree hash of them, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by MessageDigest.isEqual only
public record Checkpoint(String origin, long size, byte[] root) {
  /** Checks the limits of the format. */
  public Checkpoint {
    VerifierKey.requireName(origin);
    if (size < 0 || root.length != NodeHash.BYTES) {
      throw new IllegalArgumentException("not a checkpoint");
    }
  }

  /**
   * Reads the text of a note.
   *
   * @throws IllegalArgumentException if it is no checkpoint in its one spelling
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < 4) {
      throw new IllegalArgumentException("a checkpoint has three lines");
    }
    if (!lines[1].matches("0|[1-9][0-9]{0,18}")) {
      throw new IllegalArgumentException("the size of a checkpoint is a decimal number");
    }
    byte[] root = Base64.getDecoder().decode(lines[2]);
    if (!Base64.getEncoder().encodeToString(root).equals(lines[2])) {
      throw new IllegalArgumentException("the root of a checkpoint is canonical base64");
    }
    return new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
  }

  /** What is signed. */
  public String text() {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
  }

  /** The note with one signature. */
  public SignedNote sign(SignerKey key) {
    return new SignedNote(text(), java.util.List.of(key.line(text(), java.time.Instant.now())));
  }
}
