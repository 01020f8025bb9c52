package dev.mingce.dedup.candidates;

import dev.mingce.dedup.normalize.CustomerFeatures;
import java.util.UUID;

/** A customer with its features opened, ready to be compared. */
public record Candidate(UUID id, long version, CustomerFeatures features) {}
