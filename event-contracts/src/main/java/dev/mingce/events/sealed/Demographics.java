package dev.mingce.events.sealed;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a person beside name and birth date, as codes of the code lists in force.
 *
 * @param gender code of the list {@code gender} (GB/T 2261.1)
 * @param education code of the list {@code education} (GB/T 4658)
 * @param occupation code of the list {@code occupation} (GB/T 6565)
 * @param nationality ISO 3166-1 alpha-2
 */
public record Demographics(
    @Nullable String gender,
    @Nullable String education,
    @Nullable String occupation,
    @Nullable String nationality) {
  /** Hides the values. */
  @Override
  public String toString() {
    return "Demographics[***]";
  }
}
