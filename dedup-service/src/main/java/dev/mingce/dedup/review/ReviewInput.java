package dev.mingce.dedup.review;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about a pair.
 *
 * @param decision accept: one customer, to be merged; reject: two, for good; split: one of the two
 *     belongs to nobody of its cluster; pin: keep it on top; defer: later
 * @param customerId for split: which of the two
 * @param until for defer: when it comes back
 * @param reason why, free of personal data
 */
@Schema(name = "ReviewInput", requiredProperties = "decision")
public record ReviewInput(
    @Schema(enumeration = {"accept", "reject", "split", "pin", "defer"}) @Nullable String decision,
    @Nullable String customerId,
    @Nullable Instant until,
    @Nullable String reason) {}
