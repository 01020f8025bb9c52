package dev.mingce.dedup.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.dedup.Customers;
import dev.mingce.dedup.normalize.SubjectKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BlockingKeysTest {

  private final BlockingKeys keys = new BlockingKeys(BlockingKeysTest::hash);

  @Test
  void everyPhoneEmailAndIdentifierAndTheNameWithTheBirthDateGivesAKey() {
    var features =
        Customers.person()
            .named("王", "小明")
            .born("1990-02-03")
            .phone("+8613812345678", "+8613912345678")
            .email("a@example.com")
            .identifier("passport", "E1234567")
            .features();

    assertThat(keys.of(features))
        .containsExactly(
            new BlockingKey(BlockingRule.PHONE, hash("block.phone.PERSON", "+8613812345678")),
            new BlockingKey(BlockingRule.PHONE, hash("block.phone.PERSON", "+8613912345678")),
            new BlockingKey(BlockingRule.EMAIL, hash("block.email.PERSON", "a@example.com")),
            new BlockingKey(
                BlockingRule.IDENTIFIER, hash("block.identifier.PERSON", "passport\u001fE1234567")),
            new BlockingKey(
                BlockingRule.NAME_AND_BIRTH_DATE,
                hash("block.name-birth-date.PERSON", "小明 王\u001f1990-02-03")));
  }

  @Test
  void aMissingPartGivesNoKey() {
    assertThat(keys.of(Customers.person().features())).isEmpty();
    assertThat(keys.of(Customers.person().named("王", "小明").features())).isEmpty();
    assertThat(keys.of(Customers.person().born("1990-02-03").features())).isEmpty();
  }

  @Test
  void swappedNamePartsGiveTheSameKey() {
    assertThat(keys.of(Customers.person().named("John", "Smith").born("1990-02-03").features()))
        .isEqualTo(
            keys.of(Customers.person().named("Smith", "John").born("1990-02-03").features()));
  }

  @Test
  void onePhoneGivesAPersonAndAnOrganisationDifferentKeys() {
    List<BlockingKey> person = keys.of(Customers.person().phone("+8613812345678").features());
    List<BlockingKey> organisation =
        keys.of(
            Customers.person().kind(SubjectKind.ORGANISATION).phone("+8613812345678").features());
    assertThat(person).doesNotContainAnyElementsOf(organisation);
  }

  private static UUID hash(String domain, String value) {
    return UUID.nameUUIDFromBytes((domain + "=" + value).getBytes(StandardCharsets.UTF_8));
  }
}
