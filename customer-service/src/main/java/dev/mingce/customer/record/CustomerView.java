package dev.mingce.customer.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mingce.customer.duplicate.Suspicion;
import dev.mingce.events.Owner;
import dev.mingce.events.sealed.ContactPerson;
import dev.mingce.events.sealed.Demographics;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.Preferences;
import dev.mingce.events.sealed.Verification;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the API shows it.
 *
 * @param masked whether the personal values are masked
 * @param tier code of the list {@code tier}
 * @param stage code of the list {@code lifecycle-stage}
 * @param reviewedAt when somebody last confirmed that the record is right
 * @param duplicates suspected duplicates of this record
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerView(
    UUID id,
    long version,
    @Schema(enumeration = {"person", "organisation"}) String kind,
    String status,
    boolean masked,
    @Nullable NameView name,
    @Nullable String birthDate,
    List<ValueView> contactPoints,
    List<ValueView> identifiers,
    List<AddressView> addresses,
    @Nullable List<ValueView> aliases,
    @Nullable Demographics demographics,
    @Nullable OrganisationFacts organisation,
    @Nullable List<ContactPerson> contactPersons,
    @Nullable Preferences preferences,
    @Nullable Map<String, String> custom,
    List<String> tags,
    @Nullable String tier,
    @Nullable String stage,
    @Nullable Owner owner,
    String standardVersion,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant reviewedAt,
    List<Suspicion> duplicates) {

  /**
   * A name.
   *
   * @param display as one writes it: surname first without a space in Chinese, Japanese and Korean
   * @param script ISO 15924 code of the script it is written in
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record NameView(
      @Nullable String family,
      @Nullable String given,
      @Nullable String full,
      @Nullable String phonetic,
      String display,
      String script) {
    @Override
    public String toString() {
      return "NameView[***]";
    }
  }

  /**
   * A contact point, identifier or other name; the normalised form is shown only unmasked.
   *
   * @param warning what is odd about the value, such as {@code wrong-check-character}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ValueView(
      String type,
      String value,
      @Nullable String normalized,
      @Nullable Verification verification,
      @Nullable Boolean preferred,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validUntil,
      @Nullable String warning) {
    @Override
    public String toString() {
      return "ValueView[" + type + ", ***]";
    }
  }

  /** An address; masked, it ends at the district. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AddressView(
      @Nullable String country,
      @Nullable String province,
      @Nullable String city,
      @Nullable String district,
      @Nullable String detail,
      @Nullable String postcode,
      @Nullable String regionCode,
      @Nullable String type,
      @Nullable String text) {
    @Override
    public String toString() {
      return "AddressView[***]";
    }
  }

  @Override
  public String toString() {
    return "CustomerView[" + id + ", version=" + version + "]";
  }
}
