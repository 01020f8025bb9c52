package dev.mingce.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionClassTest {
  @ParameterizedTest
  @CsvSource({
    "customer.registered, CHANGES",
    "customer.erased, CHANGES",
    "customer.reveal, ACCESS",
    "customer.read-denied, ACCESS",
    "dedup.merge-requested, DECISIONS",
    "delivery.sent, MESSAGES",
    "audit.read, AUDIT",
    "audit.legal-hold-placed, AUDIT",
    "crm.contact-viewed, OTHER",
    "'', OTHER"
  })
  void followsFromTheAction(String action, RetentionClass expected) {
    assertThat(RetentionClass.of(action)).isEqualTo(expected);
  }
}
