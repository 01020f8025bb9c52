package dev.mingce.dedup.duplicates;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What matching says about one version of a customer.
 *
 * @param outcome {@code distinct} or {@code duplicate-suspected}
 */
public record Verdict(
    UUID customerId,
    long version,
    @Schema(enumeration = {"distinct", "duplicate-suspected"}) String outcome,
    Instant decidedAt) {}
