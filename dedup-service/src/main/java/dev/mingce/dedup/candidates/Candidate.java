package dev.mingce.dedup.candidates;

import dev.mingce.dedup.normalize.MatchRecord;
import java.util.UUID;

/**
 * A customer with its features opened, ready to be compared.
 *
 * @param features as they were entered and normalised
 * @param record as it is compared; its terms are those of one dictionary
 */
public record Candidate(UUID id, long version, Features features, MatchRecord record) {}
