package dev.mingce.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompletenessTest {
  private static final int CUSTOMERS = 3_000;
  private static final int VERSIONS = 4;

  private record Change(String customer, long version) {}

  @Test
  void isContentWithAllVersionsInWhateverOrder() {
    List<Change> changes = changes();
    Completeness completeness = new Completeness(true);

    add(completeness, changes);

    assertThat(completeness.customers()).isEqualTo(CUSTOMERS);
    assertThatCode(completeness::check).doesNotThrowAnyException();
  }

  @Test
  void namesTheVersionThatIsMissing() {
    for (String customer : List.of(customer(0), customer(1), customer(CUSTOMERS - 1))) {
      List<Change> changes = changes();
      changes.remove(new Change(customer, 2));
      Completeness completeness = new Completeness(true);

      add(completeness, changes);

      assertThatThrownBy(completeness::check)
          .hasMessage("customer %s: version 2 is missing, although later ones are there", customer);
    }
  }

  @Test
  void namesTheFirstEntryThatRepeatsAVersion() {
    List<Change> changes = changes();
    changes.add(new Change(customer(5), 1));
    changes.add(new Change(customer(4), VERSIONS));
    Completeness completeness = new Completeness(true);

    add(completeness, changes);

    assertThatThrownBy(completeness::check)
        .hasMessage(
            "entry %d: version 1 of customer %s a second time", CUSTOMERS * VERSIONS, customer(5));
  }

  @Test
  void tellsIdsApartThatDifferInTheCaseOfALetterOnly() {
    Completeness completeness = new Completeness(true);
    String id = "0193a5b4-0000-7000-8000-00000000000a";

    completeness.add(0, key(id), 1);
    completeness.add(1, key(id.replace('a', 'A')), 1);
    completeness.add(2, key(id + "0"), 1);
    completeness.add(3, key(id.replace('-', '0')), 1);

    assertThat(completeness.customers()).isEqualTo(4);
    assertThatCode(completeness::check).doesNotThrowAnyException();
  }

  @Test
  void writesIdsAsTheyWereRead() {
    for (String id :
        List.of(
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "00000000-0000-0000-0000-000000000000",
            "0193A5B4-0000-7000-8000-00000000000A",
            "0193a5b4_0000-7000-8000-00000000000a",
            "王",
            "")) {
      assertThat(key(id)).hasToString(id);
    }
  }

  private static void add(Completeness completeness, List<Change> changes) {
    for (int i = 0; i < changes.size(); i++) {
      completeness.add(i, key(changes.get(i).customer()), changes.get(i).version());
    }
  }

  // Every third id is none of a UUID.
  private static String customer(int number) {
    return number % 3 == 1
        ? "crm-" + number
        : new UUID(new Random(number).nextLong(), number).toString();
  }

  private static List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      for (int version = 1; version <= VERSIONS; version++) {
        changes.add(new Change(customer(customer), version));
      }
    }
    Collections.shuffle(changes, new Random(7));
    return changes;
  }

  private static CustomerKey key(String id) {
    byte[] bytes = ("\"" + id + "\"").getBytes(StandardCharsets.UTF_8);
    return CustomerKey.of(bytes, 1, bytes.length - 1);
  }
}
