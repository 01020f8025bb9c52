package dev.mingce.audit.retention;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Keeps shards from being dropped, however long they are to be kept otherwise.
 *
 * @param fromYear first year that it keeps
 * @param toYear last one
 * @param reason a code or reference, such as the number of a case; nothing personal
 * @param placedBy subject of who placed it
 * @param releasedBy subject of who released it; absent while it holds
 */
@Schema(name = "AuditLegalHold")
public record LegalHold(
    UUID id,
    @Schema(examples = "2026") int fromYear,
    @Schema(examples = "2027") int toYear,
    @Schema(examples = "case-4711") String reason,
    String placedBy,
    Instant placedAt,
    @Nullable String releasedBy,
    @Nullable Instant releasedAt) {}
