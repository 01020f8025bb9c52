package dev.mingce.audit.log;

import java.time.Instant;

/**
 * A state of the log that was signed.
 *
 * @param root Merkle tree hash, 32 bytes
 * @param note the signed note, with the lines of witnesses that are known by now
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredCheckpoint(long size, byte[] root, String note, Instant at) {}
