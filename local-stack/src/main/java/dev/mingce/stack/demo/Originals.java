package dev.mingce.stack.demo;

import dev.mingce.stack.demo.DemoTables.GivenCharacter;
import dev.mingce.stack.demo.DemoTables.Region;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the persons and organisations that resemble nobody on purpose. */
final class Originals {
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1945, 1, 1);
  private static final LocalDate LAST_BIRTH = LocalDate.of(2006, 12, 31);
  private static final int BIRTH_DAYS =
      (int) (LAST_BIRTH.toEpochDay() - FIRST_BIRTH.toEpochDay()) + 1;

  /** Sequences are dealt out eight apart, so that relatives can be given those in between. */
  static final int SEQUENCE_STEP = 8;

  private static final int SEQUENCES = 1000 / SEQUENCE_STEP;
  private static final int CREDIT_LETTERS = 26;

  private final long seed;
  private final Facts facts;
  private final Permutation births;
  private final Permutation organisations;

  Originals(long seed) {
    this.seed = seed;
    this.facts = new Facts(seed);
    this.births =
        new Permutation((long) DemoTables.REGIONS.size() * BIRTH_DAYS * SEQUENCES, seed ^ 0xB127AL);
    this.organisations = new Permutation(CREDIT_LETTERS * 100_000L, seed ^ 0x06AL);
  }

  Person person(int number) {
    Dice dice = dice(number, "person");
    boolean male = dice.chance(0.5);
    boolean chinese = dice.chance(0.7);
    PersonName name = chinese ? chineseName(male, dice) : westernName(male, dice);
    long birth = births.of(number);
    Region birthPlace = DemoTables.REGIONS.get((int) (birth % DemoTables.REGIONS.size()));
    birth /= DemoTables.REGIONS.size();
    LocalDate birthDate = FIRST_BIRTH.plusDays(birth % BIRTH_DAYS);
    int sequence = (int) (birth / BIRTH_DAYS) * SEQUENCE_STEP + (male ? 1 : 0);
    // Most people live where they were born; the others moved.
    Region home = dice.chance(0.6) ? birthPlace : dice.pick(DemoTables.REGIONS);
    return new Person(
        name,
        male,
        birthPlace,
        birthDate,
        sequence,
        chinese && dice.chance(0.92),
        facts.mobile(number),
        Facts.notation(dice),
        dice.chance(0.8) ? Facts.email(name.ascii("."), number, dice) : null,
        Facts.address(home, dice),
        Facts.owner(dice));
  }

  Organisation organisation(int number) {
    Dice dice = dice(number, "organisation");
    boolean latin = dice.chance(0.2);
    Region home = dice.pick(DemoTables.REGIONS);
    var core = dice.pick(latin ? DemoTables.WESTERN_CORES : DemoTables.CORES);
    var trade = dice.pick(latin ? DemoTables.WESTERN_TRADES : DemoTables.TRADES);
    var legal = dice.pick(latin ? DemoTables.WESTERN_LEGAL_FORMS : DemoTables.LEGAL_FORMS);
    String stem =
        latin ? core.word() + " " + trade.word() : placeName(home) + core.word() + trade.word();
    String mailbox =
        latin ? "office." + core.word().toLowerCase(Locale.ROOT).replace(" ", "") : core.pinyin();
    return new Organisation(
        stem,
        legal.word(),
        latin,
        creditCode(home, number),
        facts.mobile(number),
        Facts.notation(dice),
        dice.chance(0.85) ? Facts.email(mailbox, number, dice) : null,
        Facts.address(home, dice),
        Facts.owner(dice));
  }

  /** A given name of the same sex, for a relative or a namesake. */
  static List<GivenCharacter> givenCharacters(boolean male, Dice dice) {
    var table = male ? DemoTables.MALE_CHARACTERS : DemoTables.FEMALE_CHARACTERS;
    List<GivenCharacter> characters = new ArrayList<>();
    characters.add(dice.pick(table));
    if (dice.chance(0.8)) {
      characters.add(dice.pick(table));
    }
    return List.copyOf(characters);
  }

  private static PersonName chineseName(boolean male, Dice dice) {
    return new PersonName.Chinese(
        dice.pick(DemoTables.SURNAMES), givenCharacters(male, dice), dice.chance(0.06));
  }

  private static PersonName westernName(boolean male, Dice dice) {
    return new PersonName.Western(
        dice.pick(male ? DemoTables.WESTERN_MALE : DemoTables.WESTERN_FEMALE),
        dice.pick(DemoTables.WESTERN_FAMILIES).name());
  }

  private static String placeName(Region region) {
    String place = region.city().isEmpty() ? region.province() : region.city();
    return place.substring(0, place.length() - 1);
  }

  /** Department 9 (market regulation), category 1 (enterprise), region, organisation code. */
  private String creditCode(Region region, int number) {
    long place = organisations.of(number);
    char letter = CheckDigits.CREDIT_ALPHABET.charAt((int) (place / 100_000) + 5);
    String organisation = "MA" + letter + "%05d".formatted(place % 100_000);
    String first17 = "91" + region.code() + organisation + CheckDigits.organisation(organisation);
    return first17 + CheckDigits.socialCreditCode(first17);
  }

  private Dice dice(int number, String purpose) {
    return new Dice(seed, number, purpose);
  }
}
