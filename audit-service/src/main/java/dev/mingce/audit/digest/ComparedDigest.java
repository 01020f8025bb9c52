package dev.mingce.audit.digest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a source says that it sent, and what arrived.
 *
 * @param from events whose id was made at or after this
 * @param to and before this
 * @param sent how many it says
 * @param arrived how many of them have an entry, once it was compared
 * @param verdict what came of it
 * @param entryId the entry that holds the digest with its signature
 */
@Schema(name = "ComparedSourceDigest")
public record ComparedDigest(
    @Schema(examples = "customer-service") String service,
    @Schema(examples = "mingce.customer.changes.v1") String topic,
    Instant from,
    Instant to,
    @Schema(examples = "1200") long sent,
    @Nullable Long arrived,
    @Schema(enumeration = {"waiting", "agrees", "differs", "unsigned"}) String verdict,
    @Nullable Instant comparedAt,
    UUID entryId) {}
