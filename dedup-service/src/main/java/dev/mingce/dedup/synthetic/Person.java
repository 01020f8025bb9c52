package dev.mingce.dedup.synthetic;

import java.time.LocalDate;

/**
 * A made-up person.
 *
 * @param given written in simplified characters, or in Latin letters
 * @param nationalId formally valid, or empty
 */
record Person(
    String subject,
    boolean chinese,
    String family,
    String given,
    boolean male,
    LocalDate born,
    String nationalId,
    String phone,
    String email,
    Place place,
    String detail) {

  /** A county with its names from the province down. */
  record Place(String code, String province, String city, String district) {}

  Person withIdentity(String newSubject, String newGiven, LocalDate newBorn, String newId) {
    return new Person(
        newSubject, chinese, family, newGiven, male, newBorn, newId, phone, email, place, detail);
  }

  Person withContacts(String newPhone, String newEmail) {
    return new Person(
        subject, chinese, family, given, male, born, nationalId, newPhone, newEmail, place, detail);
  }

  Person withHome(Place newPlace, String newDetail) {
    return new Person(
        subject, chinese, family, given, male, born, nationalId, phone, email, newPlace, newDetail);
  }

  Person withSex(boolean nowMale) {
    return new Person(
        subject, chinese, family, given, nowMale, born, nationalId, phone, email, place, detail);
  }

  @Override
  public String toString() {
    return "Person[" + subject + "]";
  }
}
