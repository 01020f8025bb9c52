package dev.mingce.events.sealed;

import org.jspecify.annotations.Nullable;

/**
 * A person's name.
 *
 * @param family family name
 * @param given given name
 * @param full the name as one text, in the order of its culture; where only this is known it was
 *     not taken apart
 * @param phonetic how it is read, such as pinyin, where the customer said so
 */
public record PersonName(
    @Nullable String family,
    @Nullable String given,
    @Nullable String full,
    @Nullable String phonetic) {
  /** A name whose reading nobody stated. */
  public PersonName(@Nullable String family, @Nullable String given, @Nullable String full) {
    this(family, given, full, null);
  }

  /** Hides the values. */
  @Override
  public String toString() {
    return "PersonName[***]";
  }
}
