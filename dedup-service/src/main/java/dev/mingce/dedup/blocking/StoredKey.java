package dev.mingce.dedup.blocking;

/**
 * One key of a record as it is stored.
 *
 * @param rule short name of what the key is made of, such as {@code p} for a phone
 * @param hash 64 bits of a keyed hash
 */
public record StoredKey(String rule, long hash) {}
