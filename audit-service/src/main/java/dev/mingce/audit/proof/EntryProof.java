package dev.mingce.audit.proof;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry and what proves that it is in the log; proof and checkpoint are of one state.
 *
 * @param leafIndex its place in the log, from 0
 * @param treeSize size of the tree that the proof leads to, that of the checkpoint
 * @param leafHash SHA-256 of 0x00 and the entry (RFC 6962), base64
 * @param entry the exact bytes that are in the log, base64
 * @param hashes the audit path from the leaf up (RFC 6962, section 2.1.1), each base64
 * @param checkpoint the signed note (C2SP tlog-checkpoint)
 */
public record EntryProof(
    @Schema(examples = "4711") long leafIndex,
    @Schema(examples = "4800") long treeSize,
    String leafHash,
    String entry,
    List<String> hashes,
    String checkpoint) {
  public EntryProof {
    hashes = List.copyOf(hashes);
  }
}
