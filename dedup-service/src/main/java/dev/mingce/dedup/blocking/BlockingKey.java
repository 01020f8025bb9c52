package dev.mingce.dedup.blocking;

import java.util.UUID;

/**
 * One key of one record.
 *
 * @param hash keyed hash of the parts of the rule
 */
public record BlockingKey(BlockingRule rule, UUID hash) {}
