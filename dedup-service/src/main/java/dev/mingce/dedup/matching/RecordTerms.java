package dev.mingce.dedup.matching;

import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.NormalForm;
import dev.mingce.dedup.normalize.RecordNormaliser;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.normalize.Term;
import dev.mingce.dedup.normalize.TermKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The terms of the records that are compared with each other. They know their frequencies; whether
 * they are generic is looked up for all new ones together. For use by one thread.
 */
public final class RecordTerms {

  private final SubjectKind kind;
  private final TermShares shares;
  private final NameTerms names;
  private final RecordNormaliser normaliser;
  private final Map<TermKind, Map<String, Term>> terms = new EnumMap<>(TermKind.class);
  private final List<Term> unchecked = new ArrayList<>();

  /**
   * Prepares a comparison.
   *
   * @param names terms of names that this comparison shares with others of the same model
   */
  public RecordTerms(SubjectKind kind, TermShares shares, NameTerms names) {
    this.kind = kind;
    this.shares = shares;
    this.names = names;
    this.normaliser = new RecordNormaliser(kind, this::term);
  }

  public SubjectKind kind() {
    return kind;
  }

  /** The comparable texts of a record. */
  public NormalForm form(SourceRecord source) {
    return normaliser.form(source);
  }

  /** The record to compare of which these are the texts. */
  public MatchRecord record(NormalForm form) {
    return form.record(kind, this::term);
  }

  /** The record to compare. */
  public MatchRecord normalise(SourceRecord source) {
    return normaliser.normalise(source);
  }

  /** Values of which nobody has looked up yet whether they are generic. */
  public List<Term> takeUnchecked() {
    List<Term> taken = List.copyOf(unchecked);
    unchecked.clear();
    return taken;
  }

  private Term term(TermKind termKind, String text) {
    return terms
        .computeIfAbsent(termKind, any -> new HashMap<>())
        .computeIfAbsent(text, value -> made(termKind, value));
  }

  private Term made(TermKind termKind, String text) {
    return switch (termKind) {
      case GIVEN_NAME, FAMILY_NAME, OTHER_NAME -> names.of(termKind, text, this::fresh);
      case PHONE, EMAIL, IDENTIFIER -> {
        Term term = fresh(termKind, text);
        unchecked.add(term);
        yield term;
      }
      default -> fresh(termKind, text);
    };
  }

  private Term fresh(TermKind termKind, String text) {
    Term term = new Term(termKind, text);
    term.setFrequency(shares.of(term));
    return term;
  }
}
