package dev.mingce.dedup.linkage;

import java.util.UUID;

/**
 * A weighed pair of customers.
 *
 * @param weight match weight in bits
 * @param held must not be merged without a person
 * @param vetoed never one, however much agrees
 * @param linked brings the two into one group that is clustered
 * @param origin {@code model} or {@code person}
 */
public record Edge(
    PairKey pair,
    double weight,
    boolean held,
    boolean vetoed,
    boolean linked,
    String origin,
    UUID modelId) {}
