package dev.mingce.dedup.normalize;

/**
 * An address in parts, each in its comparable form; empty when unknown. Divisions of China carry
 * the names of their parents, because many districts have one name.
 */
record PlaceParts(String province, String city, String district, String street, String postcode) {

  static PlaceParts of(SourceRecord record) {
    String province = record.joined(RecordField.PROVINCE);
    String city = record.joined(RecordField.CITY);
    String district = record.joined(RecordField.DISTRICT);
    String street = record.joined(RecordField.STREET);
    String address = record.joined(RecordField.ADDRESS);
    String divisions = province + city + district;
    if (hasHan(divisions + street + address)) {
      return chinese(divisions, street, address);
    }
    AddressText read = AddressText.of(address);
    return new PlaceParts(
        words(province.isEmpty() ? read.province() : province),
        words(city.isEmpty() ? read.city() : city),
        words(district),
        StreetForm.form(street.isEmpty() ? read.street() : street),
        read.postcode());
  }

  private static PlaceParts chinese(String divisions, String street, String address) {
    Divisions.Place place =
        Divisions.read(compact(divisions + (street.isEmpty() ? address : street)));
    if (place.province().isEmpty()) {
      return new PlaceParts("", "", words(divisions), StreetForm.form(street + address), "");
    }
    String city = place.city().isEmpty() ? "" : place.province() + place.city();
    String district =
        place.district().isEmpty() ? "" : place.province() + place.city() + place.district();
    return new PlaceParts(place.province(), city, district, StreetForm.form(place.rest()), "");
  }

  private static String compact(String text) {
    return ChineseText.simplified(TextForm.folded(text)).replace(" ", "");
  }

  private static boolean hasHan(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  /** The words of a text with single blanks between them. */
  static String words(String text) {
    return String.join(" ", NameParser.words(text));
  }

  @Override
  public String toString() {
    return "PlaceParts[***]";
  }
}
