package dev.mingce.dedup.normalize;

/**
 * How frequent values are. A small base does not show it: what two of forty records share would
 * seem to be borne by one in twenty people. What is known of any base counts like a thousand
 * records more.
 */
public final class TermFrequencies {

  /** Records that general knowledge is worth. */
  private static final double KNOWN = 1_000;

  private TermFrequencies() {}

  /**
   * The share of other subjects that have a value.
   *
   * @param count how many records have it; one of them is the one that is compared
   * @param records how many records the base has
   */
  public static double of(TermKind kind, int count, int records) {
    // Hardly two organisations of one place and trade have one name, so a name that two records
    // have
    // tells that they are one rather than that the name is common.
    int compared = kind == TermKind.ORGANISATION_NAME ? 2 : 1;
    double others = Math.max(0, count - compared);
    return (others + KNOWN * usual(kind)) / (records + KNOWN);
  }

  /**
   * The share of random pairs that have one value, computed without rounding on the way, so that it
   * does not depend on the order of the values.
   *
   * @param values number of records that have any value
   * @param equalPairs sum over the values of n (n - 1), n being how many records have it
   */
  public static double ofEqualPairs(TermKind kind, long values, double equalPairs, int records) {
    return values == 0 ? 0 : (equalPairs / values + KNOWN * usual(kind)) / (records + KNOWN);
  }

  // The share that a rather rare value of the kind has in a large population, to the order of size.
  private static double usual(TermKind kind) {
    return switch (kind) {
      case IDENTIFIER, PHONE, EMAIL -> 1e-6;
      case STREET, ORGANISATION_NAME -> 1e-5;
      case BIRTH_DATE -> 5e-5;
      case FAMILY_NAME, GIVEN_NAME, OTHER_NAME, POSTCODE -> 3e-4;
      case BIRTH_PLACE, CITY, DISTRICT, ORGANISATION_WORD -> 1e-3;
      case OCCUPATION -> 5e-3;
      case PROVINCE -> 1e-2;
      case GENDER -> 0.5;
    };
  }
}
