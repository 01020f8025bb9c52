package dev.mingce.customer.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mingce.customer.duplicate.Suspicion;
import dev.mingce.events.Owner;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the API shows it.
 *
 * @param masked whether the personal values are masked
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
    List<String> tags,
    @Nullable Owner owner,
    String standardVersion,
    Instant createdAt,
    Instant updatedAt,
    List<Suspicion> duplicates) {

  /**
   * A name.
   *
   * @param display as one writes it: surname first without a space where the script is Chinese
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record NameView(
      @Nullable String family, @Nullable String given, @Nullable String full, String display) {
    @Override
    public String toString() {
      return "NameView[***]";
    }
  }

  /** A contact point or identifier; the normalised form is shown only unmasked. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ValueView(String type, String value, @Nullable String normalized) {
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
      @Nullable String postcode) {
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
