package dev.mingce.stack.demo;

import dev.mingce.stack.demo.DemoRecord.Address;
import dev.mingce.stack.demo.DemoRecord.Identifier;
import dev.mingce.stack.demo.DemoRecord.Owner;
import org.jspecify.annotations.Nullable;

/**
 * A made-up organisation.
 *
 * @param stem the name without its legal form
 * @param legalForm for example 有限公司; Latin ones are set off by a space
 * @param mobile eleven digits
 */
record Organisation(
    String stem,
    String legalForm,
    boolean latin,
    String creditCode,
    String mobile,
    PhoneNotation notation,
    @Nullable String email,
    Address address,
    Owner owner) {

  DemoRecord asRecord() {
    return new DemoRecord(
        DemoRecord.Kind.ORGANISATION,
        null,
        null,
        nameWith(legalForm),
        null,
        notation.write(mobile),
        email,
        new Identifier("social-credit-code", creditCode),
        address,
        owner);
  }

  /** The full name with the given legal form, or the bare name when that is empty. */
  String nameWith(String form) {
    return latin && !form.isEmpty() ? stem + " " + form : stem + form;
  }
}
