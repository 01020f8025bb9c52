package dev.mingce.dedup.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.RecordField;
import dev.mingce.dedup.normalize.RecordNormaliser;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.normalize.TermDictionary;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredKeysTest {

  private final StoredKeys keys =
      new StoredKeys((domain, value) ->
          UUID.nameUUIDFromBytes((domain + value).getBytes(StandardCharsets.UTF_8)));

  @Test
  void aFullRecordHasAtMostTwelveKeysTheMostTellingFirst() {
    StoredKeys.Hashes hashes =
        keys.of(
            person(
                Map.of(
                    RecordField.FAMILY_NAME, List.of("王"),
                    RecordField.GIVEN_NAME, List.of("小明"),
                    RecordField.BIRTH_DATE, List.of("1990-02-03"),
                    RecordField.PHONE, List.of("13812345678", "13912345678"),
                    RecordField.EMAIL, List.of("xiaoming@example.com"),
                    RecordField.NATIONAL_ID, List.of("11010519491231002X"),
                    RecordField.PROVINCE, List.of("北京市"),
                    RecordField.DISTRICT, List.of("朝阳区"),
                    RecordField.STREET, List.of("建国路1号"),
                    RecordField.POSTCODE, List.of("100020"))));

    assertThat(hashes.keys()).hasSizeBetween(8, StoredKeys.MOST);
    assertThat(hashes.keys().getFirst().rule()).isEqualTo("i");
    assertThat(hashes.hashes()).doesNotHaveDuplicates();
    assertThat(hashes.seconds()).hasSize(hashes.tags().length());
  }

  @Test
  void noKeyIsMadeOfAMissingPart() {
    assertThat(keys.of(person(Map.of())).keys()).isEmpty();
    assertThat(keys.of(person(Map.of(RecordField.FAMILY_NAME, List.of("王")))).keys()).isEmpty();
  }

  @Test
  void aTraditionalNameSharesItsKeysWithTheSimplifiedOne() {
    Set<Long> simplified = new HashSet<>(hashes("刘", "伟强"));

    assertThat(hashes("劉", "偉強")).containsExactlyInAnyOrderElementsOf(simplified);
  }

  @Test
  void aPersonAndAnOrganisationNeverShareAKey() {
    Map<RecordField, List<String>> phone = Map.of(RecordField.PHONE, List.of("13812345678"));
    List<Long> person = keys.of(person(phone)).hashes();
    List<Long> organisation = keys.of(record(SubjectKind.ORGANISATION, phone)).hashes();

    assertThat(person).hasSize(1).doesNotContainAnyElementsOf(organisation);
  }

  private List<Long> hashes(String family, String given) {
    return keys.of(
            person(
                Map.of(
                    RecordField.FAMILY_NAME, List.of(family),
                    RecordField.GIVEN_NAME, List.of(given),
                    RecordField.BIRTH_DATE, List.of("1990-02-03"))))
        .hashes();
  }

  private static MatchRecord person(Map<RecordField, List<String>> values) {
    return record(SubjectKind.PERSON, values);
  }

  private static MatchRecord record(SubjectKind kind, Map<RecordField, List<String>> values) {
    return new RecordNormaliser(kind, TermDictionary.unshared())
        .normalise(new SourceRecord("x", values));
  }
}
