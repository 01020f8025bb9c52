package dev.mingce.audit.alert;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that wants looking at.
 *
 * @param kind which look found it
 * @param subject actor or source that it is about, if it is one
 * @param entries how many entries it rests on
 * @param from start of the time that was looked at
 * @param to end of it
 * @param runId the run of a report that found it, if one did
 * @param reviewedBy who looked at it
 * @param note what they found, a code or short text
 */
@Schema(name = "AuditAlert")
public record Alert(
    UUID id,
    @Schema(examples = "1") long version,
    @Schema(examples = "reveal-volume") String kind,
    @Schema(enumeration = {"warning", "critical"}) String severity,
    @Schema(examples = "li.na") @Nullable String subject,
    @Schema(examples = "240") long entries,
    Instant from,
    Instant to,
    @Nullable UUID runId,
    Instant raisedAt,
    @Nullable String reviewedBy,
    @Nullable Instant reviewedAt,
    @Nullable String note) {}
