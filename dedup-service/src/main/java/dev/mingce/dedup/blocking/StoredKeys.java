package dev.mingce.dedup.blocking;

import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.normalize.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of records that are kept in a database: of all that {@link RecordKeys} gives the most
 * telling ones, at most twelve, as keyed hashes.
 */
public final class StoredKeys {

  /** More say little and cost space. */
  public static final int MOST = 12;

  private static final char SEPARATOR = '\u001f';
  private static final String PHONE = "p";
  private static final String EXACT_EMAIL = "x";
  private static final String IDENTIFIER = "i";

  /** From the most telling rule to the least. */
  private static final Map<SubjectKind, List<String>> RULES =
      Map.of(
          SubjectKind.PERSON,
          List.of(IDENTIFIER, EXACT_EMAIL, PHONE, "n", "d", "gy", "s", "e", "gc", "fp", "w"),
          SubjectKind.ORGANISATION,
          List.of(IDENTIFIER, EXACT_EMAIL, PHONE, "o", "s", "op", "ox", "ow", "e"));

  /** Rules of values that one subject, or a household, has for itself. */
  private static final Set<String> OWN_VALUES = Set.of(IDENTIFIER, EXACT_EMAIL, PHONE, "e");

  /** What a key says already, so that it cannot tell the records of its block apart. */
  private static final Map<String, String> SAID =
      Map.of(
          "n", "12", "w", "1", "d", "34", "gy", "13", "gc", "16", "fp", "25", "s", "7", "p", "9",
          "x", "a", "e", "a");

  private final KeyedHash keyedHash;

  public StoredKeys(KeyedHash keyedHash) {
    this.keyedHash = keyedHash;
  }

  /**
   * All that is kept of a record for blocking.
   *
   * @param keys at most {@value #MOST}, each once
   * @param seconds hashes that tell records of an overfull block apart
   * @param tags what each of the seconds is of, one character each
   * @param name tells different names apart
   */
  public record Hashes(List<StoredKey> keys, List<Long> seconds, String tags, int name) {

    public Hashes {
      keys = List.copyOf(keys);
      seconds = List.copyOf(seconds);
    }

    /** The hashes of the keys. */
    public List<Long> hashes() {
      return keys.stream().map(StoredKey::hash).toList();
    }

    /** The keys under which the record is found when this one's block is overfull. */
    public List<Long> refined(StoredKey key) {
      String said = said(key.rule());
      List<Long> refined = new ArrayList<>();
      for (int i = 0; i < seconds.size(); i++) {
        if (said.indexOf(tags.charAt(i)) < 0) {
          refined.add(key.hash() ^ seconds.get(i));
        }
      }
      return refined;
    }
  }

  /** The tags of second keys that tell nothing new beside a key of this rule. */
  public static String said(String rule) {
    return SAID.getOrDefault(rule, "");
  }

  /** Whether the key is of a value that too many different names may share. */
  public static boolean canBeGeneric(StoredKey key) {
    return OWN_VALUES.contains(key.rule());
  }

  /** What to keep of a record. */
  public Hashes of(MatchRecord record) {
    List<String> rules = RULES.getOrDefault(record.kind(), List.of());
    Set<String> texts = new LinkedHashSet<>();
    for (Term email : record.emails()) {
      texts.add(EXACT_EMAIL + SEPARATOR + email.text());
    }
    RecordKeys.forEach(record, texts::add);
    List<StoredKey> keys =
        texts.stream()
            .filter(text -> rules.contains(rule(text)))
            .sorted(Comparator.comparingInt((String text) -> rules.indexOf(rule(text))))
            .limit(MOST)
            .map(text -> new StoredKey(rule(text), hash(record.kind(), text)))
            .toList();
    List<Long> seconds = new ArrayList<>();
    StringBuilder tags = new StringBuilder();
    for (String text : new LinkedHashSet<>(RecordKeys.refining(record))) {
      seconds.add(hash(record.kind(), "2" + text));
      tags.append(text.charAt(0));
    }
    return new Hashes(keys, seconds, tags.toString(), name(record));
  }

  /** The key that is generic when this phone, mailbox or identifier is; nothing for other terms. */
  public List<Long> ofValue(SubjectKind kind, Term term) {
    return switch (term.kind()) {
      case PHONE -> List.of(hash(kind, PHONE + SEPARATOR + term.form(0)));
      case EMAIL -> List.of(hash(kind, EXACT_EMAIL + SEPARATOR + term.text()));
      case IDENTIFIER -> List.of(hash(kind, IDENTIFIER + SEPARATOR + term.text()));
      default -> List.of();
    };
  }

  /** A keyed hash of a value, for frequencies. */
  public long ofTerm(Term term) {
    return keyedHash.of("term." + term.kind().name(), term.text()).getMostSignificantBits();
  }

  private int name(MatchRecord record) {
    String name =
        text(record.family())
            + SEPARATOR
            + text(record.given())
            + SEPARATOR
            + text(record.organisationName());
    return (int) hash(record.kind(), "name" + SEPARATOR + name);
  }

  private static String text(@Nullable Term term) {
    return term == null ? "" : term.text();
  }

  private static String rule(String text) {
    return text.substring(0, text.indexOf(SEPARATOR));
  }

  private long hash(SubjectKind kind, String text) {
    return keyedHash.of("key." + kind.name(), text).getMostSignificantBits();
  }
}
