package dev.mingce.customer.standard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a client sends for a customer: everything as entered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerInput(
    @Schema(enumeration = {"person", "organisation"}) @Nullable String kind,
    @Nullable Name name,
    @Schema(format = "date", examples = "1990-02-03") @Nullable String birthDate,
    @Nullable List<Contact> contactPoints,
    @Nullable List<Id> identifiers,
    @Nullable List<Address> addresses,
    @Nullable List<String> tags,
    @Nullable OwnerInput owner) {

  public record Name(@Nullable String family, @Nullable String given, @Nullable String full) {
    @Override
    public String toString() {
      return "Name[***]";
    }
  }

  public record Contact(
      @Schema(enumeration = {"mobile", "landline", "email", "wechat", "other"})
          @Nullable String type,
      @Nullable String value) {
    @Override
    public String toString() {
      return "Contact[***]";
    }
  }

  public record Id(
      @Schema(
              enumeration = {
                "national-id",
                "social-credit-code",
                "passport",
                "social-security-number",
                "tax-number",
                "membership-number",
                "external-id"
              })
          @Nullable String type,
      @Nullable String value) {
    @Override
    public String toString() {
      return "Id[***]";
    }
  }

  public record Address(
      @Schema(description = "ISO 3166", examples = "CN") @Nullable String country,
      @Nullable String province,
      @Nullable String city,
      @Nullable String district,
      @Nullable String detail,
      @Nullable String postcode) {
    @Override
    public String toString() {
      return "Address[***]";
    }
  }

  public record OwnerInput(@Nullable String unit, @Nullable String user) {}

  @Override
  public String toString() {
    return "CustomerInput[***]";
  }
}
