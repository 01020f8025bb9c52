package dev.mingce.stack.demo;

import java.time.LocalDate;
import java.util.List;

/** Makes people who resemble another one and are somebody else: what a matcher must keep apart. */
final class Lookalikes {
  private Lookalikes() {}

  /**
   * @param base the person to resemble
   * @param own the person that the number would have been, for what is not shared
   */
  static Person of(Person base, Person own, Likeness likeness, int number, Dice dice) {
    return switch (likeness) {
      case TWIN -> twin(base, number, dice);
      case FATHER_AND_SON -> father(base, own, number, dice);
      case COMMON_NAME -> namesake(base, own);
      case ORIGINAL,
          PHONE_FORMAT,
          PINYIN,
          SWAPPED_NAME,
          GIVEN_NAME_TYPO,
          OTHER_SCRIPT,
          PHONE_TRANSPOSED,
          FIELDS_MISSING,
          OLD_ADDRESS,
          NICKNAME,
          LEGAL_FORM ->
          throw new IllegalArgumentException("not a lookalike: " + likeness);
    };
  }

  private static Person twin(Person base, int number, Dice dice) {
    PersonName name = relativeName(base.name(), base.male(), dice);
    return new Person(
        name,
        base.male(),
        base.birthPlace(),
        base.birthDate(),
        relativeSequence(base.sequence(), number),
        base.hasNationalId(),
        base.mobile(),
        base.notation(),
        null,
        base.address(),
        base.owner());
  }

  private static Person father(Person base, Person own, int number, Dice dice) {
    LocalDate birthDate = base.birthDate().minusYears(dice.between(23, 34)).minusDays(number % 200);
    int sequence = relativeSequence(base.sequence() | 1, number);
    return new Person(
        relativeName(base.name(), true, dice),
        true,
        base.birthPlace(),
        birthDate,
        sequence,
        base.hasNationalId(),
        own.mobile(),
        own.notation(),
        null,
        base.address(),
        base.owner());
  }

  private static Person namesake(Person base, Person own) {
    return new Person(
        base.name(),
        base.male(),
        own.birthPlace(),
        own.birthDate(),
        own.sequence() / 2 * 2 + (base.male() ? 1 : 0),
        own.hasNationalId(),
        own.mobile(),
        own.notation(),
        null,
        own.address(),
        own.owner());
  }

  /** Same family name, and a given name that differs. */
  private static PersonName relativeName(PersonName name, boolean male, Dice dice) {
    PersonName relative = name;
    while (relative.given().equals(name.given())) {
      relative =
          switch (name) {
            case PersonName.Chinese chinese ->
                new PersonName.Chinese(
                    chinese.surname(),
                    relativeCharacters(chinese, male, dice),
                    chinese.traditional());
            case PersonName.Western western ->
                new PersonName.Western(
                    dice.pick(male ? DemoTables.WESTERN_MALE : DemoTables.WESTERN_FEMALE),
                    western.family());
          };
    }
    return relative;
  }

  /** Brothers and sisters often share the first character of a given name of two. */
  private static List<DemoTables.GivenCharacter> relativeCharacters(
      PersonName.Chinese name, boolean male, Dice dice) {
    var own = Originals.givenCharacters(male, dice);
    return name.characters().size() == 2 && own.size() == 2
        ? List.of(name.characters().getFirst(), own.getLast())
        : own;
  }

  /** One of the sequences that originals leave free; keeps whether it is odd. */
  private static int relativeSequence(int sequence, int number) {
    return sequence + 2 * (1 + number % (Originals.SEQUENCE_STEP / 2 - 1));
  }
}
