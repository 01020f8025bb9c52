package dev.mingce.dedup.linkage;

import dev.mingce.dedup.candidates.Candidate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What has become of customers and of all that they are or were linked with.
 *
 * @param changed the customers that were weighed anew
 * @param touched the customers whose pairs these are
 * @param pairs all pairs among them of which somebody should know
 * @param opened those of them, and of their candidates, that were opened
 */
public record Linkage(
    Set<UUID> changed,
    Set<UUID> touched,
    List<LinkedPair> pairs,
    Map<UUID, Candidate> opened,
    String modelVersion) {}
