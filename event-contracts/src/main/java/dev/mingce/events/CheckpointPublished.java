package dev.mingce.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signed checkpoint of the audit log, on {@link Topics#AUDIT_CHECKPOINTS}: whoever keeps it can
 * later prove that the log was not rewritten.
 *
 * @param origin name of the log, first line of the note; also {@code ce_subject} and the Kafka key
 * @param treeSize number of entries; also {@code ce_sequence}
 * @param rootHash root of the Merkle tree (RFC 9162), base64
 * @param note the whole signed note (C2SP tlog-checkpoint, signed-note)
 * @param at when it was signed
 */
public record CheckpointPublished(
    String origin, long treeSize, String rootHash, String note, Instant at) implements Event {
  /** Checks that all is there. */
  public CheckpointPublished {
    Require.text(origin, "origin");
    Require.atLeast(0, treeSize, "treeSize");
    Require.text(rootHash, "rootHash");
    Require.text(note, "note");
    Require.present(at, "at");
  }

  @Override
  public @Nullable UUID customerId() {
    return null;
  }

  @Override
  public String subject() {
    return origin;
  }

  @Override
  public long sequence() {
    return treeSize;
  }
}
