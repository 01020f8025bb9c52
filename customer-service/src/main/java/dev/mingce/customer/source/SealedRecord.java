package dev.mingce.customer.source;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code source_record}.
 *
 * @param version 0 while it is not stored
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SealedRecord(
    UUID id,
    UUID customerId,
    String system,
    byte[] keyToken,
    long version,
    Instant sourceTime,
    Instant since,
    UUID keyId,
    byte[] document) {}
