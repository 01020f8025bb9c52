package dev.mingce.dedup.linkage;

import dev.mingce.dedup.scoring.Waterfall;
import org.jspecify.annotations.Nullable;

/**
 * What the model says of two records, before anybody is asked.
 *
 * @param held must not be merged without a person
 * @param veto why the two are never one; absent when nothing forbids it
 */
public record Judgement(Waterfall waterfall, boolean held, @Nullable String veto) {

  /** Match weight in bits. */
  public double weight() {
    return waterfall.weight();
  }
}
