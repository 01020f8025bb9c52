package dev.mingce.dedup.scoring;

import java.util.List;
import java.util.Locale;

/**
 * What two records are compared by, with its levels from best to worst. Level 0 is always
 * "missing", so the number of a level is its place in the list plus one.
 */
public enum Attribute {
  GIVEN_NAME(
      Group.NAME,
      "exact",
      "swapped",
      "same-reading",
      "alias",
      "homophone",
      "close",
      "initial",
      "elsewhere",
      "similar",
      "one-character",
      "other-characters",
      "else"),
  FAMILY_NAME(
      Group.NAME, "exact", "same-reading", "close", "elsewhere", "similar", "homophone", "else"),
  OTHER_NAMES(Group.NAME, "all", "some", "similar", "else"),
  ORGANISATION_NAME(Group.NAME, "exact", "same-words", "close", "contained", "similar", "else"),
  BIRTH_DATE(
      Group.BIRTH,
      "exact",
      "one-edit",
      "day-month-swapped",
      "year-only",
      "two-edits",
      "same-year",
      "near-year",
      "else"),
  GENDER(Group.GENDER, "same", "different"),
  IDENTIFIER(Group.IDENTIFIER, "shared", "one-edit", "different"),
  PHONE(Group.CONTACT, "shared", "same-end", "one-edit", "else"),
  EMAIL(Group.CONTACT, "shared", "same-mailbox", "close", "same-letters", "else"),
  STREET(
      Group.PLACE,
      "exact",
      "same-number-close-words",
      "same-words",
      "close-words",
      "same-number",
      "else"),
  DISTRICT(Group.PLACE, "exact", "close", "overlapping", "else"),
  CITY(Group.PLACE, "exact", "close", "overlapping", "else"),
  PROVINCE(Group.PLACE, "exact", "close", "overlapping", "else"),
  POSTCODE(Group.PLACE, "exact", "one-edit", "same-area", "else"),
  OCCUPATION(Group.OCCUPATION, "exact", "close", "overlapping", "else"),
  BIRTH_PLACE(Group.PLACE, "exact", "close", "overlapping", "else");

  /** Attributes whose agreements are not independent of each other. */
  public enum Group {
    NAME,
    BIRTH,
    GENDER,
    IDENTIFIER,
    CONTACT,
    PLACE,
    OCCUPATION;

    @SuppressWarnings("EnumOrdinal") // an index into arrays that live as long as the program
    int index() {
      return ordinal();
    }
  }

  private static final List<Attribute> ALL = List.of(values());

  private final Group group;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> levels;

  Attribute(Group group, String... levels) {
    this.group = group;
    this.levels = List.of(levels);
  }

  /** All attributes, in the order in which models and evidence list them. */
  public static List<Attribute> all() {
    return ALL;
  }

  /** Stable name, as models and evidence write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The place of the attribute in arrays that hold something for each. */
  @SuppressWarnings("EnumOrdinal") // models are stored by name, never by place
  public int index() {
    return ordinal();
  }

  public Group group() {
    return group;
  }

  /** The levels from best to worst. */
  public List<String> levels() {
    return levels;
  }

  /** The stable name of a level, by its number. */
  public String levelCode(int level) {
    return level == 0 ? "missing" : levels.get(level - 1);
  }

  int worst() {
    return levels.size();
  }
}
