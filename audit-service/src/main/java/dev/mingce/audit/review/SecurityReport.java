package dev.mingce.audit.review;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A security report and how far it is.
 *
 * @param requestedBy who asked for it; {@code schedule} where nobody did
 * @param jsonSha256 SHA-256 of the JSON as it is downloaded, base64; also in the entry that records
 *     the report
 * @param pdfSha256 the same of the PDF
 */
@Schema(name = "SecurityReport")
public record SecurityReport(
    UUID id,
    @Schema(enumeration = {"queued", "running", "done", "failed"}) String state,
    Instant from,
    Instant to,
    @Schema(examples = "zhao.min") String requestedBy,
    Instant requestedAt,
    @Nullable Instant finishedAt,
    @Nullable String jsonSha256,
    @Nullable String pdfSha256) {}
