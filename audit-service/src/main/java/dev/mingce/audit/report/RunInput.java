package dev.mingce.audit.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The time that a report shall look at: at most 366 days.
 *
 * @param from start, RFC 3339; without both, the last whole day, week or month by its schedule
 * @param to end, not itself in it
 */
@Schema(name = "AuditReportRunInput")
public record RunInput(
    @Schema(examples = "2026-11-01T00:00:00Z") @Nullable String from,
    @Schema(examples = "2026-12-01T00:00:00Z") @Nullable String to) {}
