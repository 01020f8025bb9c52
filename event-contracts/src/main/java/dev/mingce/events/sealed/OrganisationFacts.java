package dev.mingce.events.sealed;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is said of an organisation; it may name people, so it is sealed as well.
 *
 * @param legalName registered name
 * @param shortName name in use
 * @param legalRepresentative person who acts for it by law
 * @param foundedOn day of registration
 */
public record OrganisationFacts(
    @Nullable String legalName,
    @Nullable String shortName,
    @Nullable String legalRepresentative,
    @Nullable LocalDate foundedOn) {
  /** Hides the values. */
  @Override
  public String toString() {
    return "OrganisationFacts[***]";
  }
}
