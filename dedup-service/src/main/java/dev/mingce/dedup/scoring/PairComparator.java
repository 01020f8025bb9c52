package dev.mingce.dedup.scoring;

import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.Term;
import org.jspecify.annotations.Nullable;

/** Compares two records attribute by attribute. Symmetric, and allocates nothing. */
public final class PairComparator {

  private PairComparator() {}

  /** Writes the levels of the pair into the result. */
  public static void compare(MatchRecord a, MatchRecord b, PairLevels result) {
    NameLevels.compare(a, b, result);
    OrganisationLevels.compare(a, b, result);
    BirthDateLevels.compare(a, b, result);
    gender(a.gender(), b.gender(), result);
    ContactLevels.identifiers(a.identifiers(), b.identifiers(), result);
    ContactLevels.phones(a.phones(), b.phones(), result);
    ContactLevels.emails(a.emails(), b.emails(), result);
    PlaceLevels.street(a.street(), b.street(), result);
    PlaceLevels.text(Attribute.DISTRICT, a.district(), b.district(), result);
    PlaceLevels.text(Attribute.CITY, a.city(), b.city(), result);
    PlaceLevels.text(Attribute.PROVINCE, a.province(), b.province(), result);
    PlaceLevels.postcode(a.postcode(), b.postcode(), result);
    PlaceLevels.text(Attribute.OCCUPATION, a.occupation(), b.occupation(), result);
    PlaceLevels.text(Attribute.BIRTH_PLACE, a.birthPlace(), b.birthPlace(), result);
  }

  private static void gender(@Nullable Term a, @Nullable Term b, PairLevels result) {
    if (a == null || b == null) {
      result.missing(Attribute.GENDER);
    } else {
      result.set(Attribute.GENDER, a == b || a.sameText(b) ? 1 : 2);
    }
  }
}
