package dev.mingce.stack.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed in for one customer. A person has a family and a given name, an organisation
 * a full name; everything else may be missing.
 *
 * @param mobile in the notation in which it was typed
 */
public record DemoRecord(
    Kind kind,
    @Nullable String family,
    @Nullable String given,
    @Nullable String full,
    @Nullable LocalDate birthDate,
    @Nullable String mobile,
    @Nullable String email,
    @Nullable Identifier identifier,
    @Nullable Address address,
    Owner owner) {

  /** The two kinds of customers, named as in the API. */
  public enum Kind {
    PERSON("person"),
    ORGANISATION("organisation");

    private final String apiName;

    Kind(String apiName) {
      this.apiName = apiName;
    }

    public String apiName() {
      return apiName;
    }
  }

  /**
   * A number that an authority gave out.
   *
   * @param type {@code national-id} or {@code social-credit-code}
   */
  public record Identifier(String type, String value) {}

  /**
   * Where the customer is to be found.
   *
   * @param city absent in the four municipalities, which are their own city
   */
  public record Address(
      String country,
      String province,
      @Nullable String city,
      String district,
      String detail,
      String postcode) {}

  /** The unit and the member of staff who look after the customer. */
  public record Owner(String unit, String user) {}

  DemoRecord withName(String newFamily, String newGiven) {
    return new DemoRecord(
        kind, newFamily, newGiven, full, birthDate, mobile, email, identifier, address, owner);
  }

  DemoRecord withFull(String newFull) {
    return new DemoRecord(
        kind, family, given, newFull, birthDate, mobile, email, identifier, address, owner);
  }

  DemoRecord withMobile(String newMobile) {
    return new DemoRecord(
        kind, family, given, full, birthDate, newMobile, email, identifier, address, owner);
  }

  DemoRecord withAddress(Address newAddress) {
    return new DemoRecord(
        kind, family, given, full, birthDate, mobile, email, identifier, newAddress, owner);
  }

  DemoRecord withOwner(Owner newOwner) {
    return new DemoRecord(
        kind, family, given, full, birthDate, mobile, email, identifier, address, newOwner);
  }

  DemoRecord withoutEmail() {
    return new DemoRecord(
        kind, family, given, full, birthDate, mobile, null, identifier, address, owner);
  }

  DemoRecord withoutIdentifier() {
    return new DemoRecord(
        kind, family, given, full, birthDate, mobile, email, null, address, owner);
  }

  DemoRecord nameAndMobileOnly() {
    return new DemoRecord(kind, family, given, full, null, mobile, null, null, null, owner);
  }

  /** Says the kind only: even made-up people do not belong in logs. */
  @Override
  public String toString() {
    return "DemoRecord[" + kind + "]";
  }
}
