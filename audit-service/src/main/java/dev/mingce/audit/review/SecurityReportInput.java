package dev.mingce.audit.review;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The time that a security report is about: at most 366 days.
 *
 * @param from start, RFC 3339
 * @param to end, not itself in it
 */
@Schema(name = "SecurityReportInput")
public record SecurityReportInput(
    @Schema(examples = "2026-10-01T00:00:00Z") @Nullable String from,
    @Schema(examples = "2026-11-01T00:00:00Z") @Nullable String to) {}
