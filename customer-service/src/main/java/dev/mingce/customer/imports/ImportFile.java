package dev.mingce.customer.imports;

import dev.mingce.kit.crypto.WrappedKey;
import java.util.Set;
import java.util.UUID;

/**
 * How to read an uploaded file again.
 *
 * @param mapping JSON as the client sent it
 * @param units that its rows may name as owner
 */
record ImportFile(
    UUID jobId,
    String mapping,
    String encoding,
    char delimiter,
    Set<String> units,
    int chunks,
    WrappedKey key) {
  ImportFile {
    units = Set.copyOf(units);
  }
}
