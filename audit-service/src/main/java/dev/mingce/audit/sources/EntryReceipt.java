package dev.mingce.audit.sources;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a system keeps to show later that it recorded something.
 *
 * @param leafIndex place in the log, from 0
 * @param leafHash SHA-256 of 0x00 and the entry's bytes (RFC 6962), base64
 */
@Schema(name = "AuditEntryReceipt")
public record EntryReceipt(UUID id, @Schema(examples = "4711") long leafIndex, String leafHash) {}
