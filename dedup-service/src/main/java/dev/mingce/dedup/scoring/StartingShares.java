package dev.mingce.dedup.scoring;

/** What training starts from, and what it may not unlearn. */
final class StartingShares {

  private static final double BEST = 0.75;
  private static final double WORST = 0.1;
  private static final double NAMESAKES = 0.01;
  private static final double MOST_NAMESAKES = 0.05;
  private static final double TWINS = 0.03;
  private static final double MOST_TWINS = 0.25;

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
    if (attribute == Attribute.ORGANISATION_NAME) {
      return mostOfSameOrganisation(attribute.levelCode(level));
    }
    return switch (attribute.levelCode(level)) {
      case "one-character", "other-characters" -> 0.0005;
      case "same-letters" ->
          0.05; // mailboxes are named after their owners, and namesakes have such
      default -> 1;
    };
  }

  // Sisters under one roof would teach that organisations change the words of their names.
  private static double mostOfSameOrganisation(String level) {
    return switch (level) {
      case "contained" -> 0.25;
      case "similar" -> 0.1;
      default -> 1;
    };
  }

  /**
   * Keeps contradictions among records of one subject as rare as they are in any base: in one
   * without duplicates the pairs most alike are namesakes, and training would make them the measure
   * of a match.
   */
  static void bound(Attribute attribute, double[] shares, double[] start) {
    int worst = shares.length - 1;
    int from = attribute == Attribute.BIRTH_DATE ? worst - 2 : worst; // another day of the year too
    double contradicting = sum(shares, from);
    double excess = contradicting - mostContradicting(attribute);
    if (excess <= 0) {
      return;
    }
    double share = excess / (contradicting - sum(start, from));
    for (int level = 1; level < shares.length; level++) {
      shares[level] = (1 - share) * shares[level] + share * start[level];
    }
  }

  private static double sum(double[] shares, int from) {
    double sum = 0;
    for (int level = from; level < shares.length; level++) {
      sum += shares[level];
    }
    return sum;
  }

  // People marry, move, and change numbers; they hardly change names and never birth dates.
  private static double mostContradicting(Attribute attribute) {
    return switch (attribute) {
      case GENDER -> 0.15;
      case GIVEN_NAME, ORGANISATION_NAME -> 0.2;
      case FAMILY_NAME, IDENTIFIER -> 0.3;
      case BIRTH_DATE -> 0.35;
      case PROVINCE, BIRTH_PLACE -> 0.5;
      case CITY, DISTRICT, POSTCODE, STREET, PHONE, EMAIL -> 0.6;
      case OTHER_NAMES, OCCUPATION -> 0.7;
    };
  }

  /**
   * Two persons of one household: family name, home and phone as one person has them, first name
   * and birth date as strangers have them but for twins, namesakes and siblings with alike names.
   * Of organisations: sisters and neighbours under one roof.
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
    add(shares, Attribute.GIVEN_NAME, "exact", NAMESAKES);
    add(shares, Attribute.GIVEN_NAME, "one-character", 0.3);
    add(shares, Attribute.BIRTH_DATE, "exact", TWINS);
    add(shares, Attribute.EMAIL, "shared", 0.05);
    add(shares, Attribute.ORGANISATION_NAME, "exact", NAMESAKES);
    add(shares, Attribute.ORGANISATION_NAME, "contained", 0.05);
    add(shares, Attribute.ORGANISATION_NAME, "similar", 0.3);
    return shares;
  }

  /** The share of the pairs in households that have one first name and one birth date. */
  static double ofTwinNamesakes() {
    return NAMESAKES * TWINS;
  }

  /**
   * The shares with so many exact agreements as training sees, within the bounds of knowledge: how
   * many twins and how many parents and children of one name a base has differs from base to base.
   */
  static double[] withExact(double[] shares, Attribute attribute, double seen) {
    double most =
        switch (attribute) {
          case GIVEN_NAME -> MOST_NAMESAKES;
          case BIRTH_DATE -> MOST_TWINS;
          default -> shares[1];
        };
    double exact = Math.clamp(seen, shares[1], Math.max(shares[1], most));
    double[] learned = shares.clone();
    for (int level = 2; level < learned.length; level++) {
      learned[level] *= (1 - exact) / (1 - shares[1]);
    }
    learned[1] = exact;
    return learned;
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
