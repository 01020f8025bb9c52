package dev.mingce.audit.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is to be saved.
 *
 * @param name what it is called, 1 to 100 characters, nothing personal
 * @param parameters what it goes by; without any, the usual values
 * @param schedule how often it is taken; without one, only on request
 */
@Schema(name = "AuditReportInput")
public record ReportInput(
    @Schema(examples = "Unusually many reveals") @Nullable String name,
    @Schema(
            enumeration = {
              "access-review",
              "mass-export",
              "out-of-hours",
              "repeated-denials",
              "reveal-volume"
            })
        @Nullable String kind,
    @Nullable ReportParameters parameters,
    @Schema(enumeration = {"none", "daily", "weekly", "monthly"}) @Nullable String schedule) {}
