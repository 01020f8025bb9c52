package dev.mingce.stack.demo;

import dev.mingce.stack.demo.DemoRecord.Address;
import dev.mingce.stack.demo.DemoRecord.Identifier;
import dev.mingce.stack.demo.DemoRecord.Owner;
import dev.mingce.stack.demo.DemoTables.Region;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A made-up person.
 *
 * @param birthPlace region of birth, which the national id begins with
 * @param sequence 0 to 999, the part of the national id that tells people of one day and place
 *     apart; odd for men
 * @param mobile eleven digits
 */
record Person(
    PersonName name,
    boolean male,
    Region birthPlace,
    LocalDate birthDate,
    int sequence,
    boolean hasNationalId,
    String mobile,
    PhoneNotation notation,
    @Nullable String email,
    Address address,
    Owner owner) {

  DemoRecord asRecord() {
    return new DemoRecord(
        DemoRecord.Kind.PERSON,
        name.family(),
        name.given(),
        null,
        birthDate,
        notation.write(mobile),
        email,
        hasNationalId ? new Identifier("national-id", nationalId()) : null,
        address,
        owner);
  }

  private String nationalId() {
    String first17 =
        birthPlace.code()
            + "%04d%02d%02d%03d"
                .formatted(
                    birthDate.getYear(),
                    birthDate.getMonthValue(),
                    birthDate.getDayOfMonth(),
                    sequence);
    return first17 + CheckDigits.nationalId(first17);
  }
}
