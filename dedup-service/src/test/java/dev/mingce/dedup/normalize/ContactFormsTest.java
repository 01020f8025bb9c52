package dev.mingce.dedup.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFormsTest {

  @ParameterizedTest
  @CsvSource({
    "138 1234 5678, +8613812345678",
    "１３８-１２３４-５６７８, +8613812345678",
    "+86 (0)138 1234 5678, +8613812345678",
    "0086 13812345678, +8613812345678",
    "010-65123456, +861065123456",
    "+44 20 7946 0018, +442079460018",
    "+1 415-555-0132 ext. 5, +14155550132"
  })
  void aPhoneNumberBecomesE164(String text, String e164) {
    assertThat(PhoneNumbers.e164(text)).contains(e164);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "none", "138123456789012345", "110"})
  void whatIsNoPhoneNumberIsLeftOut(String text) {
    assertThat(PhoneNumbers.e164(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Xiaoming@Example.com, xiaoming@example.com",
    "' ＡＢＣ＠example。com ', abc@example.com",
    "li.na+shop@example.com, li.na@example.com",
    "L.i.Na+x@Gmail.com, lina@gmail.com",
    "lina@googlemail.com, lina@gmail.com",
    "+x@example.com, +x@example.com",
    "a@bücher.example, a@bucher.example"
  })
  void anEmailAddressBecomesItsMatchForm(String text, String form) {
    assertThat(EmailAddresses.matchForm(text)).contains(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "@example.com", "a@", "a@localhost", "a.example.com", "a@example.", "a@.com"})
  void whatIsNoEmailAddressIsLeftOut(String text) {
    assertThat(EmailAddresses.matchForm(text)).isEmpty();
  }

  @Property
  void anyTextIsReadWithoutFault(@ForAll String text) {
    Optional<String> email = EmailAddresses.matchForm(text);
    email.ifPresent(form -> assertThat(form).contains("@"));
    PhoneNumbers.e164(text).ifPresent(e164 -> assertThat(e164).matches("\\+[0-9]{5,17}"));
  }
}
