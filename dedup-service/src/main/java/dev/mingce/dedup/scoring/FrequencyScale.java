package dev.mingce.dedup.scoring;

/**
 * How much of a value's rarity counts at a level: all of it when the value is the same, half when
 * it is only alike, since a slip makes common values look rare.
 */
final class FrequencyScale {

  private static final double[][] SCALES = scales();
  private static final double HALF = 0.5;

  private FrequencyScale() {}

  static double of(Attribute attribute, int level) {
    return SCALES[attribute.index()][level];
  }

  /** Whether the level itself is an agreement on a value, with a frequency of its own. */
  static boolean isOwn(Attribute attribute, int level) {
    return level == 1
        || (attribute == Attribute.GIVEN_NAME && level == 2)
        || attribute == Attribute.OTHER_NAMES;
  }

  private static double[][] scales() {
    double[][] scales = new double[Attribute.all().size()][];
    for (Attribute attribute : Attribute.all()) {
      double[] of = new double[attribute.worst() + 1];
      of[1] = attribute == Attribute.GENDER ? 0 : 1;
      for (int level = 2; level < attribute.worst(); level++) {
        of[level] = of(attribute, attribute.levelCode(level));
      }
      scales[attribute.index()] = of;
    }
    return scales;
  }

  private static double of(Attribute attribute, String level) {
    return switch (level) {
      case "swapped" -> attribute == Attribute.GIVEN_NAME ? 1 : 0;
      case "same-reading",
          "homophone",
          "alias",
          "close",
          "elsewhere",
          "some",
          "same-words",
          "same-mailbox" ->
          HALF;
      case "one-edit" -> attribute == Attribute.BIRTH_DATE ? 0.25 : HALF;
      case "same-number-close-words" -> HALF;
      default -> 0;
    };
  }
}
