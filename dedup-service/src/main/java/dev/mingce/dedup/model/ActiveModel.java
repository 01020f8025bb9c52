package dev.mingce.dedup.model;

import dev.mingce.dedup.matching.DecisionWeights;
import dev.mingce.dedup.matching.NameTerms;
import dev.mingce.dedup.matching.RecordTerms;
import dev.mingce.dedup.matching.TermShares;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.scoring.WeightModel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model, ready to judge.
 *
 * @param expectedPrecision of what it merges without a person, by its own estimate
 */
public record ActiveModel(
    UUID id,
    String version,
    SubjectKind kind,
    WeightModel weights,
    DecisionWeights decisions,
    TermShares shares,
    NameTerms names,
    @Nullable Double expectedPrecision) {

  /** The terms of a comparison under this model. */
  public RecordTerms terms() {
    return new RecordTerms(kind, shares, names);
  }
}
