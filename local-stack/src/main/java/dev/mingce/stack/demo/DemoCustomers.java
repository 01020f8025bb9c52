package dev.mingce.stack.demo;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Made-up customers that look real: about three quarters persons, the others organisations, about
 * 12 % duplicates of earlier ones and 5 % people who only look like duplicates. The same seed gives
 * the same customers, whatever the count; each one is made on its own, so a million cost no memory.
 *
 * <p>Nobody's data: numbers and codes are drawn at random and only formally valid, e-mail domains
 * are those reserved for examples. Originals share no mobile number, e-mail address or identifier.
 */
public final class DemoCustomers {
  /** The seed of the demo that documents and examples refer to. */
  public static final long DEFAULT_SEED = 20_260_101L;

  /** How many customers the demo has. */
  public static final int DEFAULT_COUNT = 1_000;

  /** The first ones are originals, so that the others have somebody to resemble. */
  private static final int ORIGINALS_FIRST = 20;

  /** Duplicates resemble one of this many customers before them. */
  private static final int REACH = 400;

  private static final double PERSONS = 0.75;
  private static final double DUPLICATES = 0.12;
  private static final double LOOKALIKES = 0.05;

  private final long seed;
  private final int count;
  private final Originals originals;

  /** The usual thousand customers. */
  public DemoCustomers(long seed) {
    this(seed, DEFAULT_COUNT);
  }

  /**
   * @param count how many customers, at least 1; the first ones are the same for every count
   */
  public DemoCustomers(long seed, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, was " + count);
    }
    this.seed = seed;
    this.count = count;
    this.originals = new Originals(seed);
  }

  public long seed() {
    return seed;
  }

  public int count() {
    return count;
  }

  /** All customers in order; may be made parallel. */
  public Stream<DemoCustomer> stream() {
    return IntStream.range(0, count).mapToObj(this::customer);
  }

  /**
   * One customer.
   *
   * @param number from 0
   */
  public DemoCustomer customer(int number) {
    return switch (role(number)) {
      case ORIGINAL ->
          new DemoCustomer(number, entity(number), Likeness.ORIGINAL, null, original(number));
      case DUPLICATE -> duplicate(number);
      case LOOKALIKE -> lookalike(number);
    };
  }

  private enum Role {
    ORIGINAL,
    DUPLICATE,
    LOOKALIKE
  }

  private Role role(int number) {
    Dice dice = new Dice(seed, number, "role");
    if (number < ORIGINALS_FIRST) {
      return Role.ORIGINAL;
    }
    if (dice.chance(DUPLICATES)) {
      return Role.DUPLICATE;
    }
    return dice.chance(LOOKALIKES / (1 - DUPLICATES)) ? Role.LOOKALIKE : Role.ORIGINAL;
  }

  /** The first of the originals is a person, so that a lookalike always finds one. */
  private boolean isPerson(int number) {
    return number == 0 || new Dice(seed, number, "kind").chance(PERSONS);
  }

  private DemoRecord original(int number) {
    return isPerson(number)
        ? originals.person(number).asRecord()
        : originals.organisation(number).asRecord();
  }

  private DemoCustomer duplicate(int number) {
    Dice dice = new Dice(seed, number, "duplicate");
    int base = earlierOriginal(number, dice, false);
    if (isPerson(base)) {
      Person person = originals.person(base);
      Likeness likeness = Duplicates.kindFor(person, dice);
      DemoRecord record = Duplicates.again(person, likeness, dice);
      return new DemoCustomer(number, entity(base), likeness, base, record);
    }
    Organisation organisation = originals.organisation(base);
    Likeness likeness = Duplicates.kindFor(organisation, dice);
    DemoRecord record = Duplicates.again(organisation, likeness, dice);
    return new DemoCustomer(number, entity(base), likeness, base, record);
  }

  private DemoCustomer lookalike(int number) {
    Dice dice = new Dice(seed, number, "lookalike");
    Likeness likeness =
        dice.pick(List.of(Likeness.TWIN, Likeness.FATHER_AND_SON, Likeness.COMMON_NAME));
    int base = earlierOriginal(number, dice, true);
    Person person =
        Lookalikes.of(originals.person(base), originals.person(number), likeness, number, dice);
    return new DemoCustomer(number, entity(number), likeness, base, person.asRecord());
  }

  private int earlierOriginal(int number, Dice dice, boolean personOnly) {
    int candidate = number - 1 - dice.below(Math.min(number, REACH));
    while (role(candidate) != Role.ORIGINAL || (personOnly && !isPerson(candidate))) {
      candidate--;
    }
    return candidate;
  }

  private static String entity(int number) {
    return "entity-%06d".formatted(number);
  }
}
