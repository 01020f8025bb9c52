package dev.mingce.dedup.normalize;

/**
 * One value in its comparable form, with what comparisons need of it worked out once. A dictionary
 * gives equal values the same term, so that most comparisons end at the first glance.
 */
public final class Term {

  private final TermKind kind;
  private final String text;
  private final String[] forms;
  private final boolean han;
  private int count;
  private double frequency;
  private boolean generic;

  public Term(TermKind kind, String text) {
    this.kind = kind;
    this.text = text;
    this.han = TextForm.isHan(text);
    this.forms = TermForms.of(kind, text, han);
  }

  public TermKind kind() {
    return kind;
  }

  public String text() {
    return text;
  }

  /** Whether all of it is in Han script. */
  public boolean isHan() {
    return han;
  }

  /**
   * Further comparable forms: the readings of a Chinese name, the local part of an e-mail address,
   * the subscriber's digits of a phone, numbers and words of a street, the area of a postcode.
   */
  public String form(int index) {
    return index < forms.length ? forms[index] : "";
  }

  public int forms() {
    return forms.length;
  }

  /** Whether the text is Latin letters that can be the reading of a Chinese name. */
  public boolean isPinyin() {
    return !han && Pinyin.isReading(text);
  }

  /** How many records have it, as counted so far. */
  public int count() {
    return count;
  }

  /** Counts one more record that has it. */
  public void counted() {
    count++;
  }

  /** Share of the records that have it, 0 to 1; 0 as long as nobody has said. */
  public double frequency() {
    return frequency;
  }

  public void setFrequency(double share) {
    frequency = share;
  }

  /** Whether so many different subjects have it that it tells nothing of any. */
  public boolean isGeneric() {
    return generic;
  }

  public void setGeneric(boolean tellsNothing) {
    generic = tellsNothing;
  }

  /** Whether both are the same value, whatever they are a value of. */
  public boolean sameText(Term other) {
    return this == other || text.equals(other.text);
  }

  @Override
  public String toString() {
    return "Term[" + kind + ", ***]";
  }
}
