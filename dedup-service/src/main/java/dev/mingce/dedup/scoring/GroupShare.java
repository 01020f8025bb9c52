package dev.mingce.dedup.scoring;

/** How much a further agreement of a group counts beside the strongest one. */
final class GroupShare {

  private static final double[] SHARES = shares();

  private GroupShare() {}

  static double ofFurther(int group) {
    return SHARES[group];
  }

  private static double[] shares() {
    double[] shares = new double[Attribute.Group.values().length];
    for (Attribute.Group group : Attribute.Group.values()) {
      shares[group.index()] =
          switch (group) {
            case PLACE -> 0.5; // a postcode tells its city, a house number its street
            case NAME, CONTACT, BIRTH, GENDER, IDENTIFIER, OCCUPATION -> 1;
          };
    }
    return shares;
  }
}
