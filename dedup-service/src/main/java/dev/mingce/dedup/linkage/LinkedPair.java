package dev.mingce.dedup.linkage;

import dev.mingce.dedup.candidates.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * A pair of which somebody should know.
 *
 * @param left the customer whose id, as text, is the smaller one
 * @param merge to be merged; else a person looks at it
 * @param requested whether this pair stands for its cluster when it comes to merging
 * @param must what a person said, if that is why
 */
public record LinkedPair(
    Candidate left,
    Candidate right,
    Judgement judgement,
    String modelVersion,
    boolean merge,
    boolean requested,
    @Nullable Assertion must) {}
