package dev.mingce.stack.demo;

import java.util.ArrayList;
import java.util.List;

/** Enters a known person or organisation a second time, as it happens at a counter. */
final class Duplicates {
  private Duplicates() {}

  static Likeness kindFor(Person person, Dice dice) {
    List<Likeness> kinds =
        new ArrayList<>(
            List.of(
                Likeness.PHONE_FORMAT,
                Likeness.SWAPPED_NAME,
                Likeness.GIVEN_NAME_TYPO,
                Likeness.FIELDS_MISSING,
                Likeness.OLD_ADDRESS));
    if (person.hasNationalId()) {
      kinds.add(Likeness.PHONE_TRANSPOSED);
    }
    switch (person.name()) {
      case PersonName.Chinese name -> {
        kinds.add(Likeness.PINYIN);
        if (!name.given().equals(name.inOtherScript().given())) {
          kinds.add(Likeness.OTHER_SCRIPT);
        }
      }
      case PersonName.Western name -> {
        kinds.add(Likeness.NICKNAME);
        kinds.add(Likeness.NICKNAME);
      }
    }
    return dice.pick(kinds);
  }

  static Likeness kindFor(Organisation organisation, Dice dice) {
    return dice.pick(
        List.of(
            Likeness.LEGAL_FORM,
            Likeness.LEGAL_FORM,
            Likeness.LEGAL_FORM,
            Likeness.PHONE_FORMAT,
            Likeness.PHONE_TRANSPOSED,
            Likeness.FIELDS_MISSING,
            Likeness.OLD_ADDRESS));
  }

  static DemoRecord again(Person person, Likeness likeness, Dice dice) {
    DemoRecord same = reentered(person.asRecord(), likeness, dice);
    return switch (likeness) {
      case PINYIN, OTHER_SCRIPT -> inOtherLetters(person.name(), likeness, same);
      case SWAPPED_NAME -> same.withName(person.name().given(), person.name().family());
      case GIVEN_NAME_TYPO -> same.withName(person.name().family(), person.name().mistypedGiven());
      case NICKNAME ->
          switch (person.name()) {
            case PersonName.Western name -> same.withName(name.family(), name.first().nickname());
            case PersonName.Chinese name -> throw notFor(likeness);
          };
      case PHONE_FORMAT, PHONE_TRANSPOSED, FIELDS_MISSING, OLD_ADDRESS ->
          alike(same, person.mobile(), person.notation(), likeness, dice);
      case ORIGINAL, LEGAL_FORM, TWIN, FATHER_AND_SON, COMMON_NAME -> throw notFor(likeness);
    };
  }

  static DemoRecord again(Organisation organisation, Likeness likeness, Dice dice) {
    DemoRecord same = reentered(organisation.asRecord(), likeness, dice);
    return switch (likeness) {
      case LEGAL_FORM -> same.withFull(organisation.nameWith(otherForm(organisation, dice)));
      case PHONE_FORMAT, PHONE_TRANSPOSED, FIELDS_MISSING, OLD_ADDRESS ->
          alike(same, organisation.mobile(), organisation.notation(), likeness, dice);
      case ORIGINAL,
          PINYIN,
          SWAPPED_NAME,
          GIVEN_NAME_TYPO,
          OTHER_SCRIPT,
          NICKNAME,
          TWIN,
          FATHER_AND_SON,
          COMMON_NAME ->
          throw notFor(likeness);
    };
  }

  /** Somebody who can show the identifier is found by it; mostly the second entry lacks it. */
  private static DemoRecord reentered(DemoRecord first, Likeness likeness, Dice dice) {
    DemoRecord second = dice.chance(0.7) ? first.withOwner(Facts.owner(dice)) : first;
    if (likeness == Likeness.PHONE_TRANSPOSED) {
      return second;
    }
    second = second.withoutIdentifier();
    return dice.chance(0.4) ? second.withoutEmail() : second;
  }

  private static DemoRecord inOtherLetters(PersonName name, Likeness likeness, DemoRecord same) {
    return switch (name) {
      case PersonName.Chinese chinese when likeness == Likeness.PINYIN ->
          same.withName(chinese.pinyinFamily(), chinese.pinyinGiven());
      case PersonName.Chinese chinese ->
          same.withName(chinese.inOtherScript().family(), chinese.inOtherScript().given());
      case PersonName.Western western -> throw notFor(likeness);
    };
  }

  /** The kinds that persons and organisations share. */
  private static DemoRecord alike(
      DemoRecord same, String mobile, PhoneNotation notation, Likeness likeness, Dice dice) {
    return switch (likeness) {
      case PHONE_FORMAT -> same.withMobile(notation.other().write(mobile));
      case PHONE_TRANSPOSED -> same.withMobile(notation.write(transposed(mobile, dice)));
      case FIELDS_MISSING -> same.nameAndMobileOnly();
      case OLD_ADDRESS -> same.withAddress(Facts.address(dice.pick(DemoTables.REGIONS), dice));
      case ORIGINAL,
          PINYIN,
          SWAPPED_NAME,
          GIVEN_NAME_TYPO,
          OTHER_SCRIPT,
          NICKNAME,
          LEGAL_FORM,
          TWIN,
          FATHER_AND_SON,
          COMMON_NAME ->
          throw notFor(likeness);
    };
  }

  /** Exchanges two neighbouring digits that differ, behind the network prefix where there are. */
  static String transposed(String mobile, Dice dice) {
    List<Integer> places = new ArrayList<>();
    for (int i = 3; i < mobile.length() - 1; i++) {
      if (mobile.charAt(i) != mobile.charAt(i + 1)) {
        places.add(i);
      }
    }
    if (places.isEmpty()) {
      throw new IllegalArgumentException("all digits behind the prefix are equal");
    }
    int at = dice.pick(places);
    return mobile.substring(0, at)
        + mobile.charAt(at + 1)
        + mobile.charAt(at)
        + mobile.substring(at + 2);
  }

  private static String otherForm(Organisation organisation, Dice dice) {
    List<String> forms = new ArrayList<>(List.of("", "", ""));
    (organisation.latin() ? DemoTables.WESTERN_LEGAL_FORMS : DemoTables.LEGAL_FORMS)
        .forEach(word -> forms.add(word.word()));
    forms.removeIf(form -> form.equals(organisation.legalForm()));
    return dice.pick(forms);
  }

  private static IllegalArgumentException notFor(Likeness likeness) {
    return new IllegalArgumentException("does not happen to this customer: " + likeness);
  }
}
