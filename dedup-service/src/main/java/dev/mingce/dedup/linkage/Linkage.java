package dev.mingce.dedup.linkage;

import dev.mingce.dedup.candidates.Candidate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What has become of a customer and of all it is or was linked with.
 *
 * @param touched the customers whose pairs these are
 * @param pairs all pairs among them of which somebody should know
 * @param opened those of them, and of their candidates, that were opened
 */
public record Linkage(
    Set<UUID> touched, List<LinkedPair> pairs, Map<UUID, Candidate> opened, String modelVersion) {}
