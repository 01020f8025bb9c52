package dev.mingce.dedup.candidates;

import dev.mingce.dedup.normalize.NormalForm;
import dev.mingce.dedup.normalize.RecordNormaliser;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.normalize.TermDictionary;

/**
 * What is matched of a customer.
 *
 * @param source as it was entered
 * @param form what normalising makes of it; found out once and kept, since a customer is compared
 *     much more often than it changes
 */
public record Features(SourceRecord source, NormalForm form) {

  /** The features of a record as it was entered. */
  public static Features of(SubjectKind kind, SourceRecord source) {
    return new Features(source, new RecordNormaliser(kind, TermDictionary.unshared()).form(source));
  }

  @Override
  public String toString() {
    return "Features[***]";
  }
}
