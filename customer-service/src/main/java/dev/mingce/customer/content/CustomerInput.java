package dev.mingce.customer.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
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
    @Nullable OwnerInput owner,
    @Schema(description = "Code of the list tier", examples = "gold") @Nullable String tier,
    @Schema(
            description = "Stage in the life of the relation, a code of the list lifecycle-stage",
            examples = "active")
        @Nullable String stage,
    @Nullable List<AliasInput> aliases,
    @Nullable DemographicsInput demographics,
    @Nullable OrganisationInput organisation,
    @Nullable List<ContactPersonInput> contactPersons,
    @Nullable PreferencesInput preferences,
    @Schema(description = "Attributes that the data standard in force adds, by their code")
        @Nullable Map<String, String> custom) {

  /** A customer of the fields that every one has. */
  public CustomerInput(
      @Nullable String kind,
      @Nullable Name name,
      @Nullable String birthDate,
      @Nullable List<Contact> contactPoints,
      @Nullable List<Id> identifiers,
      @Nullable List<Address> addresses,
      @Nullable List<String> tags,
      @Nullable OwnerInput owner) {
    this(
        kind,
        name,
        birthDate,
        contactPoints,
        identifiers,
        addresses,
        tags,
        owner,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Name(
      @Nullable String family,
      @Nullable String given,
      @Nullable String full,
      @Schema(description = "How it is read, such as pinyin", examples = "Wáng Xiǎomíng")
          @Nullable String phonetic) {
    public Name(@Nullable String family, @Nullable String given, @Nullable String full) {
      this(family, given, full, null);
    }

    @Override
    public String toString() {
      return "Name[***]";
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Contact(
      @Schema(
              enumeration = {
                "mobile",
                "landline",
                "email",
                "wechat",
                "wechat-openid",
                "wechat-unionid",
                "social",
                "other"
              })
          @Nullable String type,
      @Nullable String value,
      @Nullable VerificationInput verification,
      @Schema(description = "The one to use first") @Nullable Boolean preferred,
      @Schema(format = "date", examples = "2026-01-01") @Nullable String validFrom,
      @Schema(format = "date", examples = "2026-12-31") @Nullable String validUntil) {
    public Contact(@Nullable String type, @Nullable String value) {
      this(type, value, null, null, null, null);
    }

    @Override
    public String toString() {
      return "Contact[***]";
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
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
      @Nullable String value,
      @Nullable VerificationInput verification) {
    public Id(@Nullable String type, @Nullable String value) {
      this(type, value, null);
    }

    @Override
    public String toString() {
      return "Id[***]";
    }
  }

  /** Whether somebody checked a value. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record VerificationInput(
      @Schema(enumeration = {"verified", "failed", "pending"}) @Nullable String state,
      @Schema(description = "How", examples = "sms-code") @Nullable String method,
      @Schema(format = "date", examples = "2026-03-04") @Nullable String on) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Address(
      @Schema(description = "ISO 3166", examples = "CN") @Nullable String country,
      @Nullable String province,
      @Nullable String city,
      @Nullable String district,
      @Nullable String detail,
      @Nullable String postcode,
      @Schema(description = "Division by GB/T 2260; found from the names where it is left out")
          @Nullable String regionCode,
      @Schema(description = "home, work, registered, …", examples = "home") @Nullable String type,
      @Schema(description = "The address as one text, where it is not told apart")
          @Nullable String text) {
    public Address(
        @Nullable String country,
        @Nullable String province,
        @Nullable String city,
        @Nullable String district,
        @Nullable String detail,
        @Nullable String postcode) {
      this(country, province, city, district, detail, postcode, null, null, null);
    }

    @Override
    public String toString() {
      return "Address[***]";
    }
  }

  public record OwnerInput(@Nullable String unit, @Nullable String user) {}

  public record AliasInput(
      @Schema(description = "former, english, nickname, trade, …", examples = "english")
          @Nullable String type,
      @Nullable String value) {
    @Override
    public String toString() {
      return "AliasInput[***]";
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DemographicsInput(
      @Nullable String gender,
      @Nullable String education,
      @Nullable String occupation,
      @Schema(description = "ISO 3166", examples = "CN") @Nullable String nationality) {
    @Override
    public String toString() {
      return "DemographicsInput[***]";
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OrganisationInput(
      @Nullable String legalName,
      @Nullable String shortName,
      @Nullable String legalRepresentative,
      @Schema(format = "date", examples = "2015-06-01") @Nullable String foundedOn,
      @Nullable String industryCode,
      @Nullable String size) {
    @Override
    public String toString() {
      return "OrganisationInput[***]";
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ContactPersonInput(
      @Schema(description = "contact, employee, legal-representative, spouse, …")
          @Nullable String relationship,
      @Schema(format = "uuid", description = "The record of that person")
          @Nullable String customerId,
      @Nullable String name,
      @Nullable String phone,
      @Nullable String email) {
    @Override
    public String toString() {
      return "ContactPersonInput[***]";
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PreferencesInput(
      @Schema(description = "BCP 47", examples = "zh-CN") @Nullable String language,
      @Schema(description = "Preferred type of contact point", examples = "mobile")
          @Nullable String channel,
      @Nullable String contactTime,
      @Nullable List<String> interests) {
    @Override
    public String toString() {
      return "PreferencesInput[***]";
    }
  }

  @Override
  public String toString() {
    return "CustomerInput[***]";
  }
}
