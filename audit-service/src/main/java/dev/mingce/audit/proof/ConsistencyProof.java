package dev.mingce.audit.proof;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What proves that the log of one size is the beginning of the log of another.
 *
 * @param from the smaller size
 * @param to the larger size
 * @param hashes the proof (RFC 6962, section 2.1.2), each base64
 * @param checkpoint the signed note of the larger size; absent where none was signed at exactly it
 */
public record ConsistencyProof(
    @Schema(examples = "4711") long from,
    @Schema(examples = "4800") long to,
    List<String> hashes,
    @Nullable String checkpoint) {
  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }
}
