package dev.mingce.dedup.normalize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a record in their comparable form: all that its {@link MatchRecord} is made of.
 *
 * @param texts by their place, each once; a place without a text is missing
 */
public record NormalForm(Map<Place, List<String>> texts) {

  private static final Term[] NONE = {};

  /** Where a text belongs. */
  public enum Place {
    GIVEN_NAME(TermKind.GIVEN_NAME, 'g'),
    FAMILY_NAME(TermKind.FAMILY_NAME, 'f'),
    OTHER_NAMES(TermKind.OTHER_NAME, 'o'),
    ORGANISATION_NAME(TermKind.ORGANISATION_NAME, 'n'),
    ORGANISATION_WORDS(TermKind.ORGANISATION_WORD, 'w'),
    BIRTH_DATE(TermKind.BIRTH_DATE, 'b'),
    GENDER(TermKind.GENDER, 's'),
    IDENTIFIERS(TermKind.IDENTIFIER, 'i'),
    NATIONAL_IDS(TermKind.IDENTIFIER, 'u'),
    PHONES(TermKind.PHONE, 'p'),
    EMAILS(TermKind.EMAIL, 'e'),
    STREET(TermKind.STREET, 't'),
    DISTRICT(TermKind.DISTRICT, 'd'),
    CITY(TermKind.CITY, 'c'),
    PROVINCE(TermKind.PROVINCE, 'v'),
    POSTCODE(TermKind.POSTCODE, 'z'),
    OCCUPATION(TermKind.OCCUPATION, 'k'),
    BIRTH_PLACE(TermKind.BIRTH_PLACE, 'l');

    private static final Map<Character, Place> BY_CODE =
        Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Place::code, place -> place));

    private final TermKind kind;
    private final char code;

    Place(TermKind kind, char code) {
      this.kind = kind;
      this.code = code;
    }

    /** What stands for it where records are kept. */
    public char code() {
      return code;
    }

    /** The place of that code. */
    public static Optional<Place> ofCode(char code) {
      return Optional.ofNullable(BY_CODE.get(code));
    }
  }

  public NormalForm {
    Map<Place, List<String>> copy = new EnumMap<>(Place.class);
    texts.forEach((place, all) -> {
      List<String> once = List.copyOf(new LinkedHashSet<>(all));
      if (!once.isEmpty()) {
        copy.put(place, once);
      }
    });
    texts = copy;
  }

  /** The record of these texts, with the terms that a dictionary gives for them. */
  public MatchRecord record(SubjectKind kind, TermDictionary dictionary) {
    return new MatchRecord(
        kind,
        term(Place.GIVEN_NAME, dictionary),
        term(Place.FAMILY_NAME, dictionary),
        terms(Place.OTHER_NAMES, dictionary),
        term(Place.ORGANISATION_NAME, dictionary),
        terms(Place.ORGANISATION_WORDS, dictionary),
        term(Place.BIRTH_DATE, dictionary),
        term(Place.GENDER, dictionary),
        terms(Place.IDENTIFIERS, dictionary),
        terms(Place.NATIONAL_IDS, dictionary),
        terms(Place.PHONES, dictionary),
        terms(Place.EMAILS, dictionary),
        term(Place.STREET, dictionary),
        term(Place.DISTRICT, dictionary),
        term(Place.CITY, dictionary),
        term(Place.PROVINCE, dictionary),
        term(Place.POSTCODE, dictionary),
        term(Place.OCCUPATION, dictionary),
        term(Place.BIRTH_PLACE, dictionary));
  }

  private @Nullable Term term(Place place, TermDictionary dictionary) {
    List<String> all = texts.get(place);
    return all == null ? null : dictionary.term(place.kind, all.getFirst());
  }

  private Term[] terms(Place place, TermDictionary dictionary) {
    List<String> all = texts.get(place);
    if (all == null) {
      return NONE;
    }
    List<Term> terms = new ArrayList<>(all.size());
    all.forEach(text -> terms.add(dictionary.term(place.kind, text)));
    return terms.toArray(NONE);
  }

  @Override
  public String toString() {
    return "NormalForm[***]";
  }
}
