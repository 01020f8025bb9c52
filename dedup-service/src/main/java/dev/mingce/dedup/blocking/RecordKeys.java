package dev.mingce.dedup.blocking;

import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.normalize.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What records must share to be compared. A key of which a part is missing is not built: it would
 * put all records that lack the part into one block.
 */
public final class RecordKeys {

  private static final char PHONETIC = '*';
  private static final int LONGEST_INITIALS = 6;
  private static final int PREFIX = 5;

  /** The place of the first word among the forms of a street. */
  private static final int FIRST_WORD = 2;

  private static final char SEPARATOR = '\u001f';

  private RecordKeys() {}

  /** Calls with the text of each key. */
  public static void forEach(MatchRecord record, Consumer<String> action) {
    Keys keys = new Keys(action);
    for (Term identifier : record.identifiers()) {
      keys.single("i", identifier);
    }
    for (Term phone : record.phones()) {
      if (!phone.isGeneric()) {
        keys.add("p", phone.form(0));
      }
    }
    for (Term email : record.emails()) {
      if (!email.isGeneric()) {
        keys.add("e", email.form(0));
      }
    }
    if (record.kind() == SubjectKind.PERSON) {
      person(record, keys);
    } else {
      organisation(record, keys);
    }
  }

  private static void person(MatchRecord record, Keys keys) {
    List<String> given = sounds(record.given());
    List<String> family = sounds(record.family());
    String date = text(record.birthDate());
    String year = date.isEmpty() ? "" : date.substring(0, 4);
    keys.add("d", date);
    keys.add("s", text(record.street()));
    for (String g : given) {
      family.forEach(f -> keys.ordered("n", g, f));
    }
    for (String f : family) {
      withName("f", f, year, record, keys);
    }
    for (String g : given) {
      withName("g", g, year, record, keys);
    }
    house(record, keys);
    if (date.isEmpty()) {
      withStreet(given, family, record.street(), keys);
    }
    keys.add("py", text(record.postcode()), year);
    for (Term place : places(record)) {
      keys.add("cy", place.text(), year);
    }
    for (Term word : record.otherNames()) {
      given.forEach(g -> keys.add("w", sounds(word).getFirst(), g));
      family.forEach(f -> keys.ordered("n", sounds(word).getFirst(), f));
    }
  }

  private static void withName(
      String rule, String sound, String year, MatchRecord record, Keys keys) {
    keys.add(rule + "y", sound, year);
    keys.add(rule + "p", sound, text(record.postcode()));
    for (Term place : places(record)) {
      keys.add(rule + "c", sound, place.text());
    }
  }

  private static void organisation(MatchRecord record, Keys keys) {
    String postcode = text(record.postcode());
    String street = text(record.street());
    keys.add("s", street);
    house(record, keys);
    Term name = record.organisationName();
    if (name == null) {
      return;
    }
    String text = name.text();
    keys.add("o", text.replace(" ", ""));
    keys.add("ox", text.length() > PREFIX ? text.substring(0, PREFIX) : text);
    Term[] words = record.organisationWords();
    for (Term word : words) {
      if (word.text().length() > 1 && !name.isHan()) {
        keys.add("ow", word.text());
      }
      keys.add("op", Phonetic.code(word.text()), postcode);
    }
    keys.add("oa", initials(words, text));
    for (int i = 0; i + 1 < Math.min(PREFIX, text.length()) && name.isHan(); i++) {
      keys.add("ob", text.substring(i, i + 2));
    }
  }

  private static String initials(Term[] words, String text) {
    if (words.length < 2) {
      return text.length() <= LONGEST_INITIALS ? text : "";
    }
    StringBuilder initials = new StringBuilder();
    for (Term word : words) {
      if (word.isHan()) {
        return "";
      }
      initials.append(word.text().charAt(0));
    }
    return initials.toString();
  }

  // The numbers of an address with its two longest words, however the rest is written.
  private static void house(MatchRecord record, Keys keys) {
    Term street = record.street();
    if (street != null) {
      for (String word : longestWords(street)) {
        keys.add("h", street.form(0), word);
      }
    }
  }

  private static void withStreet(
      List<String> given, List<String> family, @Nullable Term street, Keys keys) {
    if (street == null || street.form(1).isEmpty() || street.form(1).charAt(0) > 'z') {
      return; // so few streets of China bear other names that each would be a block too large
    }
    for (String word : longestWords(street)) {
      given.forEach(sound -> keys.add("gs", sound, word));
      family.forEach(sound -> keys.add("fs", sound, word));
    }
  }

  private static List<String> longestWords(Term street) {
    String longest = "";
    String next = "";
    for (int i = FIRST_WORD; i < street.forms(); i++) {
      String word = street.form(i);
      if (word.length() > longest.length()) {
        next = longest;
        longest = word;
      } else if (word.length() > next.length()) {
        next = word;
      }
    }
    return next.isEmpty() ? List.of(longest) : List.of(longest, next);
  }

  /** Second keys, by which the records of an overfull block are told apart. */
  public static List<String> refining(MatchRecord record) {
    List<String> keys = new ArrayList<>();
    Keys collected = new Keys(keys::add);
    String date = text(record.birthDate());
    sounds(record.given()).forEach(sound -> collected.add("1", sound));
    sounds(record.family()).forEach(sound -> collected.add("2", sound));
    collected.add("3", date.isEmpty() ? "" : date.substring(0, 4));
    collected.add("4", date.isEmpty() ? "" : date.substring(4));
    collected.add("5", text(record.postcode()));
    for (Term place : places(record)) {
      collected.add("6", place.text());
    }
    collected.add("7", text(record.street()));
    for (Term word : record.organisationWords()) {
      collected.add("8", word.text());
    }
    for (Term phone : record.phones()) {
      collected.add("9", phone.form(0));
    }
    for (Term email : record.emails()) {
      collected.add("a", email.form(0));
    }
    collected.add("b", text(record.occupation()));
    return keys;
  }

  private static List<Term> places(MatchRecord record) {
    List<Term> places = new ArrayList<>();
    for (Term place : new Term[] {record.city(), record.district(), record.birthPlace()}) {
      if (place != null) {
        places.add(place);
      }
    }
    return places;
  }

  private static String text(@Nullable Term term) {
    return term == null ? "" : term.text();
  }

  // A Chinese name by its readings; a Latin one by its sound, and as it is where it may be pinyin.
  private static List<String> sounds(@Nullable Term name) {
    if (name == null) {
      return List.of();
    }
    if (name.isHan()) {
      return name.forms() > 1 ? List.of(name.form(0), name.form(1)) : List.of(name.form(0));
    }
    String code = PHONETIC + Phonetic.code(name.text());
    return name.isPinyin() ? List.of(code, name.text()) : List.of(code);
  }

  private record Keys(Consumer<String> action) {

    void single(String rule, Term term) {
      if (!term.isGeneric()) {
        add(rule, term.text());
      }
    }

    void add(String rule, String one) {
      if (!one.isEmpty()) {
        action.accept(rule + SEPARATOR + one);
      }
    }

    void add(String rule, String one, String other) {
      if (!one.isEmpty() && !other.isEmpty()) {
        action.accept(rule + SEPARATOR + one + SEPARATOR + other);
      }
    }

    void ordered(String rule, String one, String other) {
      boolean inOrder = one.compareTo(other) <= 0;
      add(rule, inOrder ? one : other, inOrder ? other : one);
    }
  }
}
