package dev.mingce.kit.inbox;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that a consumer of this service could not read, as operators see it: what and where, but
 * not the content.
 *
 * @param key of its record; the other events of the key wait
 * @param reason why it could not be read; names fields and rules, never values
 * @param origin {@code topic/partition/offset}
 * @param waiting how many events of the key wait behind it
 */
public record DeadLetter(
    UUID id,
    String consumer,
    String topic,
    String key,
    String reason,
    String origin,
    Instant parkedAt,
    long waiting) {}
