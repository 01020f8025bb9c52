package dev.mingce.dedup.scoring;

/**
 * One step of the waterfall from the prior to the match weight. Holds no personal data.
 *
 * @param field code of the field, or {@code prior}
 * @param level code of the level that was reached, or {@code missing}
 * @param weight what the step adds, in bits
 */
public record Evidence(String field, String level, double weight) {}
