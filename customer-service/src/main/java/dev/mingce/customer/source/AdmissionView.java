package dev.mingce.customer.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether a source may send.
 *
 * @param since when that began; null for a source of which nothing was ever said
 * @param refused how many states were refused in the latest quarantine
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdmissionView(
    String system,
    @Schema(enumeration = {"open", "quarantined"}) String state,
    @Nullable Instant since,
    long refused,
    @Nullable Instant lastRefusedAt) {}
