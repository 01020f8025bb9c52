package dev.mingce.kit.inbox;

/**
 * What a replay or a discard did for the key of the dead letter.
 *
 * @param applied events that took effect now
 * @param parked events behind it that still wait, because one of the key cannot be read
 */
public record ReplayOutcome(int applied, long parked) {}
