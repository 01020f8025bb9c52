package dev.mingce.customer.token;

/** How a piece of a name is kept and asked for; the order is that of the ranking. */
public enum NameKind {
  /** The whole name, family or given name first. */
  WHOLE("name.whole"),
  /** The whole name in pinyin. */
  PINYIN("name.pinyin"),
  /** How the name, one of its words or its pinyin begins. */
  PREFIX("name.prefix"),
  /** Characters, pairs of neighbours, runs of syllables. */
  PART("name.part"),
  /** First letters of words or syllables. */
  INITIALS("name.initials");

  private final String field;

  NameKind(String field) {
    this.field = field;
  }

  /** The name of the field in the blind index. */
  String field() {
    return field;
  }
}
