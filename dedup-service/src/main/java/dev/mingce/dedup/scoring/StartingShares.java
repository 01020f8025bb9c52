package dev.mingce.dedup.scoring;

/** What training starts from, and what it may not unlearn. */
final class StartingShares {

  private static final double BEST = 0.75;
  private static final double WORST = 0.1;

  private StartingShares() {}

  /** Most values of one subject agree, few contradict each other. */
  static double[][] ofSameSubject() {
    double[][] shares = new double[Attribute.all().size()][];
    for (Attribute attribute : Attribute.all()) {
      int levels = attribute.worst();
      double[] of = new double[levels + 1];
      for (int level = 1; level <= levels; level++) {
        double usual = (1 - BEST - WORST) / Math.max(1, levels - 2);
        of[level] = Math.min(usual, mostOfSameSubject(attribute, level));
      }
      of[1] = levels == 2 ? 1 - WORST : BEST;
      of[levels] = WORST;
      shares[attribute.index()] = of;
    }
    return shares;
  }

  /**
   * The greatest share that training may give a level. A Chinese given name is not mistaken for one
   * that is read otherwise; twins and siblings, who agree in all else, would teach that it is.
   */
  static double mostOfSameSubject(Attribute attribute, int level) {
    return switch (attribute.levelCode(level)) {
      case "one-character", "other-characters" -> 0.0005;
      default -> 1;
    };
  }

  /**
   * Two persons of one household: family name, home and phone as one person has them, first name
   * and birth date as strangers have them but for twins, namesakes and siblings with alike names.
   *
   * @param strangers the shares among random pairs
   */
  static double[][] ofHousehold(double[][] strangers) {
    double[][] shares = new double[strangers.length][];
    double[][] one = ofSameSubject();
    for (Attribute attribute : Attribute.all()) {
      int a = attribute.index();
      shares[a] = isShared(attribute) ? one[a].clone() : strangers[a].clone();
    }
    add(shares, Attribute.GIVEN_NAME, "exact", 0.01);
    add(shares, Attribute.GIVEN_NAME, "one-character", 0.3);
    add(shares, Attribute.BIRTH_DATE, "exact", 0.03);
    add(shares, Attribute.EMAIL, "shared", 0.05);
    return shares;
  }

  private static void add(double[][] shares, Attribute attribute, String code, double share) {
    double[] of = shares[attribute.index()];
    for (int level = 1; level < of.length; level++) {
      of[level] *= 1 - share;
    }
    of[attribute.levels().indexOf(code) + 1] += share;
  }

  /** Whether the members of a household have it in common. */
  static boolean isShared(Attribute attribute) {
    return attribute == Attribute.FAMILY_NAME
        || attribute == Attribute.PHONE
        || attribute.group() == Attribute.Group.PLACE;
  }
}
