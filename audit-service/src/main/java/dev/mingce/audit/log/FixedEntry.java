package dev.mingce.audit.log;

import java.time.Instant;

/** An entry with the bytes that it has for good and their leaf hash. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FixedEntry(EntryDraft draft, Instant receivedAt, byte[] bytes, byte[] leafHash) {}
