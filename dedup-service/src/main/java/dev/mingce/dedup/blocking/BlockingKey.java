package dev.mingce.dedup.blocking;

/**
 * One key of one record.
 *
 * @param hash keyed hash of the parts of the rule
 */
public record BlockingKey(BlockingRule rule, String hash) {}
