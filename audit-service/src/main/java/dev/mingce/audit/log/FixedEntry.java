package dev.mingce.audit.log;

import java.time.Instant;

/** A draft with the bytes that it will have for good; only its place is still open. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FixedEntry(EntryDraft draft, Instant receivedAt, byte[] bytes) {}
