package dev.mingce.dedup.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that matching compares of a record, ready to be compared. What is missing is null or empty.
 *
 * @param given the first given name, or all of a Chinese one
 * @param family the family name
 * @param otherNames middle names, titles with a name and whatever else a full name holds
 * @param organisationName the name without its legal form
 * @param organisationWords the words of that name
 * @param birthDate eight digits of year, month and day, 00 where unknown; not always a real day
 * @param identifiers type and value; valid national ids are among them
 * @param nationalIds those of the identifiers that are valid national ids
 */
@SuppressWarnings("ArrayRecordComponent") // compared field by field only, in the hottest loop
public record MatchRecord(
    SubjectKind kind,
    @Nullable Term given,
    @Nullable Term family,
    Term[] otherNames,
    @Nullable Term organisationName,
    Term[] organisationWords,
    @Nullable Term birthDate,
    @Nullable Term gender,
    Term[] identifiers,
    Term[] nationalIds,
    Term[] phones,
    Term[] emails,
    @Nullable Term street,
    @Nullable Term district,
    @Nullable Term city,
    @Nullable Term province,
    @Nullable Term postcode,
    @Nullable Term occupation,
    @Nullable Term birthPlace) {

  /** Calls for each term of the record once. */
  public void forEachTerm(Consumer<Term> action) {
    terms().forEach(action);
  }

  private List<Term> terms() {
    List<Term> all = new ArrayList<>();
    for (Term term :
        new Term[] {
          given,
          family,
          organisationName,
          birthDate,
          gender,
          street,
          district,
          city,
          province,
          postcode,
          occupation,
          birthPlace
        }) {
      if (term != null) {
        all.add(term);
      }
    }
    for (Term[] several :
        new Term[][] {otherNames, organisationWords, identifiers, phones, emails}) {
      all.addAll(List.of(several));
    }
    return all;
  }

  @Override
  public String toString() {
    return "MatchRecord[" + kind + ", ***]";
  }
}
