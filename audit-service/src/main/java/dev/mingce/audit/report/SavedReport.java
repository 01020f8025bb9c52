package dev.mingce.audit.report;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A look at the log that is taken again and again.
 *
 * @param schedule how often it is taken
 * @param nextAt when it is taken next
 */
@Schema(name = "AuditSavedReport")
public record SavedReport(
    UUID id,
    @Schema(examples = "1") long version,
    @Schema(examples = "Unusually many reveals") String name,
    @Schema(
            enumeration = {
              "access-review",
              "mass-export",
              "out-of-hours",
              "repeated-denials",
              "reveal-volume"
            })
        String kind,
    ReportParameters parameters,
    @Schema(enumeration = {"none", "daily", "weekly", "monthly"}) String schedule,
    @Nullable Instant nextAt,
    @Schema(examples = "zhao.min") String createdBy,
    Instant createdAt,
    Instant updatedAt) {}
