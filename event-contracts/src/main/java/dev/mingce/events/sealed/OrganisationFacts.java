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
 * @param industryCode code of the list {@code industry} (GB/T 4754)
 * @param size code of the list {@code organisation-size}
 */
public record OrganisationFacts(
    @Nullable String legalName,
    @Nullable String shortName,
    @Nullable String legalRepresentative,
    @Nullable LocalDate foundedOn,
    @Nullable String industryCode,
    @Nullable String size) {
  /** Facts without industry and size. */
  public OrganisationFacts(
      @Nullable String legalName,
      @Nullable String shortName,
      @Nullable String legalRepresentative,
      @Nullable LocalDate foundedOn) {
    this(legalName, shortName, legalRepresentative, foundedOn, null, null);
  }

  /** Hides the values. */
  @Override
  public String toString() {
    return "OrganisationFacts[***]";
  }
}
