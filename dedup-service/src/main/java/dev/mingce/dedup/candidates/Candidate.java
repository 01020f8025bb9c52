package dev.mingce.dedup.candidates;

import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.SourceRecord;
import java.util.UUID;

/**
 * A customer with its features opened, ready to be compared.
 *
 * @param source as it was entered
 * @param record as it is compared; its terms are those of one dictionary
 */
public record Candidate(UUID id, long version, SourceRecord source, MatchRecord record) {}
