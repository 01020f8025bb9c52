package dev.mingce.dedup.synthetic;

/**
 * A made-up organisation.
 *
 * @param region the place that a Chinese name begins with; empty for others
 * @param brand what tells it from others of its trade
 * @param trade what it does
 * @param form the legal form, written in full
 * @param code a formally valid social credit code, or empty
 */
record Organisation(
    String subject,
    boolean chinese,
    String region,
    String brand,
    String trade,
    String form,
    String code,
    String phone,
    Person.Place place,
    String street,
    String city,
    String postcode) {

  /** The name without its legal form. */
  String name() {
    return chinese ? region + brand + trade : brand + " " + trade;
  }

  String fullName() {
    return chinese ? name() + form : name() + " " + form;
  }

  Organisation named(String newSubject, String newBrand, String newTrade, String newCode) {
    return new Organisation(
        newSubject,
        chinese,
        region,
        newBrand,
        newTrade,
        form,
        newCode,
        phone,
        place,
        street,
        city,
        postcode);
  }

  Organisation at(Organisation other) {
    return new Organisation(
        subject,
        chinese,
        chinese ? other.region : "",
        brand,
        trade,
        form,
        code,
        phone,
        other.place,
        other.street,
        other.city,
        other.postcode);
  }

  Organisation withPhone(String newPhone) {
    return new Organisation(
        subject, chinese, region, brand, trade, form, code, newPhone, place, street, city,
        postcode);
  }

  @Override
  public String toString() {
    return "Organisation[" + subject + "]";
  }
}
