package dev.mingce.audit.retention;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A closed year of the log.
 *
 * @param year in which the log took its entries, UTC
 * @param firstIndex index of its first entry
 * @param endIndex index after its last one, which is the size of its final checkpoint
 * @param closedAt when it was closed
 * @param keepUntil first day on which it may be dropped: the longest of the classes in it
 * @param held whether a legal hold is on it
 * @param dropped whether its entries are gone; its hashes stay
 * @param checkpoint the final signed note (C2SP tlog-checkpoint)
 */
@Schema(name = "AuditShard")
public record Shard(
    @Schema(examples = "2026") int year,
    @Schema(examples = "0") long firstIndex,
    @Schema(examples = "4800") long endIndex,
    Instant closedAt,
    LocalDate keepUntil,
    boolean held,
    boolean dropped,
    String checkpoint) {}
