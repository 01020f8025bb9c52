package dev.mingce.dedup.synthetic;

import dev.mingce.dedup.normalize.NameReadings;
import dev.mingce.dedup.normalize.RecordField;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Writes organisations down as ledgers and directories do. */
final class OrganisationCopies {

  private final SplittableRandom random;
  private final OrganisationMaker maker;

  OrganisationCopies(SplittableRandom random, OrganisationMaker maker) {
    this.random = random;
    this.maker = maker;
  }

  Copies.Written original(Organisation one) {
    Map<RecordField, String> fields = complete(one);
    drop(fields, RecordField.NATIONAL_ID, 0.2);
    drop(fields, RecordField.PHONE, 0.1);
    return new Copies.Written(fields);
  }

  Copies.Written copy(Organisation one) {
    Map<RecordField, String> fields = complete(one);
    fields.put(RecordField.ORGANISATION_NAME, one.chinese() ? chineseName(one) : westernName(one));
    if (random.nextDouble() < 0.15) {
      fields.put(RecordField.PHONE, maker.phone());
    }
    fields.merge(RecordField.ADDRESS, "", (address, none) -> address(one, address));
    drop(fields, RecordField.NATIONAL_ID, 0.5);
    drop(fields, RecordField.PHONE, 0.25);
    drop(fields, RecordField.CITY, 0.1);
    drop(fields, RecordField.POSTCODE, 0.3);
    if (fields.containsKey(RecordField.PHONE)) {
      drop(fields, RecordField.ADDRESS, 0.1);
    }
    return new Copies.Written(fields);
  }

  private static Map<RecordField, String> complete(Organisation one) {
    Map<RecordField, String> fields = new EnumMap<>(RecordField.class);
    fields.put(RecordField.ORGANISATION_NAME, one.fullName());
    fields.put(RecordField.NATIONAL_ID, one.code());
    fields.put(RecordField.PHONE, one.phone());
    if (one.chinese()) {
      String city = one.place().city().equals(one.place().province()) ? "" : one.place().city();
      fields.put(
          RecordField.ADDRESS,
          one.place().province() + city + one.place().district() + one.street());
    } else {
      fields.put(RecordField.ADDRESS, one.street());
      fields.put(RecordField.CITY, one.city());
      fields.put(RecordField.POSTCODE, one.postcode());
    }
    return fields;
  }

  private String chineseName(Organisation one) {
    return switch (random.nextInt(7)) {
      case 0 -> one.name();
      case 1 -> NameReadings.traditional(one.fullName());
      case 2 -> one.brand() + one.trade() + one.form();
      case 3 -> one.region() + "市" + one.brand() + one.trade() + one.form();
      case 4 -> one.brand() + "（" + one.region() + "）" + one.trade() + one.form();
      case 5 -> one.name() + maker.otherForm(true);
      default -> one.fullName();
    };
  }

  private String westernName(Organisation one) {
    return switch (random.nextInt(9)) {
      case 0 -> one.name();
      case 1 -> one.name().toUpperCase(Locale.ROOT) + " " + maker.otherForm(false);
      case 2 -> "The " + one.fullName();
      case 3 -> abbreviated(one.name()) + " " + one.form();
      case 4 -> slipped(one.name()) + " " + one.form();
      case 5 -> one.brand() + " " + one.form();
      case 6 -> one.name() + ", " + one.form().replace(".", "");
      case 7 -> maker.any(List.of("Metro", "City", "Global")) + " dba " + one.name();
      default -> one.fullName();
    };
  }

  private static String abbreviated(String name) {
    return name.replace("Technologies", "Tech")
        .replace("Manufacturing", "Mfg")
        .replace("International", "Intl")
        .replace("Services", "Svcs")
        .replace("Center", "Ctr")
        .replace("Group", "Grp")
        .replace("Associates", "Assoc.")
        .replace("Industries", "Ind.")
        .replace("Brothers", "Bros");
  }

  private String slipped(String name) {
    int at = random.nextInt(1, name.length() - 1);
    return random.nextBoolean()
        ? name.substring(0, at) + name.substring(at + 1)
        : name.substring(0, at) + name.charAt(at) + name.substring(at);
  }

  private String address(Organisation one, String address) {
    if (one.chinese()) {
      return random.nextBoolean()
          ? one.place().city() + one.place().district() + one.street()
          : address;
    }
    return switch (random.nextInt(4)) {
      case 0 ->
          address
              .replace("Street", "St")
              .replace("Road", "Rd.")
              .replace("Avenue", "Ave")
              .replace("Lane", "Ln");
      case 1 -> address + ", Suite " + random.nextInt(1, 40);
      case 2 -> address.toUpperCase(Locale.ROOT);
      default -> address;
    };
  }

  private void drop(Map<RecordField, String> fields, RecordField field, double share) {
    if (random.nextDouble() < share) {
      fields.remove(field);
    }
  }
}
