package dev.mingce.audit.log;

/**
 * Where an entry is.
 *
 * @param leafHash SHA-256 of 0x00 and its bytes (RFC 6962), 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AppendedEntry(long leafIndex, byte[] leafHash) {}
