package dev.mingce.dedup.quality.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.PostalAddress;
import dev.mingce.events.sealed.Verification;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RecordExaminerTest {
  // Worked example of GB 11643-1999.
  private static final String NATIONAL_ID = "11010519491231002X";

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 4);

  @Test
  void aCompleteAndTruePersonBreaksNothing() {
    Documents good =
        Documents.document()
            .named("王", "小明", "王小明")
            .born("1949-12-31")
            .gender("2")
            .contact(verified("mobile", "138 1234 5678", "2026-01-05"))
            .contact("email", "xiaoming@example.com")
            .identifier("national-id", NATIONAL_ID)
            .address("北京市", null, "朝阳区", "建国路 1 号");

    assertThat(broken(good)).containsExactly("identifier-verified /identifiers");
  }

  @Test
  void anEmptyPersonMissesEverythingThatAPersonNeeds() {
    assertThat(broken(Documents.document()))
        .containsExactly(
            "address-present /addresses",
            "birth-date-present /birthDate",
            "contact-present /contactPoints",
            "gender-present /demographics/gender",
            "identifier-present /identifiers",
            "name-present /name");
  }

  @Test
  void anOrganisationIsAskedWhatOrganisationsHave() {
    Documents organisation =
        Documents.document()
            .organisation(new OrganisationFacts("测试", null, null, LocalDate.of(2030, 1, 1)))
            .identifier("social-credit-code", "91110000000000000A");

    assertThat(broken(SubjectKind.ORGANISATION, organisation))
        .contains(
            "legal-representative-present /organisation/legalRepresentative",
            "industry-present /organisation/industryCode",
            "founding-date-plausible /organisation/foundedOn",
            "social-credit-code-valid /identifiers/0/value")
        .doesNotContain("birth-date-present /birthDate", "gender-present /demographics/gender");
  }

  @Test
  void fillersAreNoValues() {
    Documents fillers =
        Documents.document()
            .named(null, null, "无")
            .born("1970-01-01")
            .contact("mobile", "13800138000")
            .contact("email", "test@example.com");

    assertThat(broken(fillers))
        .contains(
            "name-not-placeholder /name",
            "birth-date-plausible /birthDate",
            "phone-not-filler /contactPoints/0/value",
            "email-not-filler /contactPoints/1/value");
  }

  @Test
  void valuesThatCannotBeReadAreNamedByTheirPlace() {
    Documents bad =
        Documents.document()
            .named("王", "小明", null)
            .contact("mobile", "12")
            .contact("email", "nobody-at-example")
            .identifier("national-id", "110105199002030022")
            .address(new PostalAddress("CN", "某某省", "某市", null, "1 号", "1000", null));

    assertThat(broken(bad))
        .contains(
            "phone-valid /contactPoints/0/value",
            "email-valid /contactPoints/1/value",
            "national-id-valid /identifiers/0/value",
            "division-known /addresses/0",
            "postcode-valid /addresses/0/postcode");
  }

  @Test
  void birthDateAndGenderMustAgreeWithTheNationalId() {
    Documents other =
        Documents.document()
            .named("王", "小明", null)
            .born("1949-12-30")
            .gender("1")
            .identifier("national-id", NATIONAL_ID);

    assertThat(broken(other))
        .contains("birth-date-matches-id /birthDate", "gender-matches-id /demographics/gender");
    assertThat(broken(Documents.document().gender("9").identifier("national-id", NATIONAL_ID)))
        .doesNotContain("gender-matches-id /demographics/gender");
  }

  @Test
  void aFullNameMayBeWrittenInEitherOrderAndScript() {
    assertThat(broken(Documents.document().named("Smith", "John", "John Smith")))
        .doesNotContain("name-parts-match /name/full");
    assertThat(broken(Documents.document().named("张", "伟", "張偉")))
        .doesNotContain("name-parts-match /name/full");
    assertThat(broken(Documents.document().named("张", "伟", "张三")))
        .contains("name-parts-match /name/full");
  }

  @Test
  void aRegionCodeMustBelongToTheProvinceNamed() {
    PostalAddress shanghai = new PostalAddress("CN", "北京市", null, "朝阳区", "1 号", "100020", "310101");
    PostalAddress beijing = new PostalAddress("CN", "北京", null, "朝阳区", "1 号", "100020", "110105");

    assertThat(broken(Documents.document().address(shanghai)))
        .contains("region-matches-names /addresses/0/regionCode");
    assertThat(broken(Documents.document().address(beijing)))
        .doesNotContain(
            "region-matches-names /addresses/0/regionCode", "division-known /addresses/0");
  }

  @Test
  void aNumberEnteredTwiceIsRepeatedHoweverItIsWritten() {
    Documents twice =
        Documents.document()
            .contact("mobile", "138 1234 5678")
            .contact("landline", "+8613812345678");

    assertThat(broken(twice)).contains("contact-not-repeated /contactPoints/1");
  }

  @Test
  void verificationsAreJudgedByWhatCameOfThem() {
    ContactPoint failed =
        new ContactPoint(
            "mobile",
            "13812345678",
            null,
            new Verification("failed", null, null),
            null,
            null,
            null);

    assertThat(broken(Documents.document().contact(failed)))
        .contains("contact-not-refuted /contactPoints/0/value", "contact-verified /contactPoints");
  }

  @Test
  void whatAgesIsKeptWithItsDay() {
    ContactPoint until =
        new ContactPoint(
            "mobile", "13812345678", null, null, null, null, LocalDate.of(2026, 12, 31));
    RecordChecks checks =
        RecordExaminer.examine(
            SubjectKind.PERSON,
            Documents.document()
                .contact(until)
                .contact(verified("email", "a@b.cn", "2025-02-01"))
                .build(),
            LocalDate.of(2026, 1, 1),
            TODAY);

    assertThat(checks.dated())
        .containsExactly(
            new RecordChecks.DatedCheck(
                "contact-not-expired", "/contactPoints/0/validUntil", LocalDate.of(2026, 12, 31)),
            new RecordChecks.DatedCheck(
                "contact-verified-recently", "/contactPoints", LocalDate.of(2025, 2, 1)),
            new RecordChecks.DatedCheck("reviewed-recently", "", LocalDate.of(2026, 1, 1)));
    assertThat(checks.reviewed(TODAY).dated().getLast().since()).isEqualTo(TODAY);
  }

  @Test
  void checksHoldNoValueOfTheRecord() {
    RecordChecks checks =
        RecordExaminer.examine(
            SubjectKind.PERSON,
            Documents.document()
                .named("王", "小明", null)
                .born("1990-02-03")
                .contact("mobile", "12")
                .build(),
            TODAY,
            TODAY);

    assertThat(checks.toString()).doesNotContain("小明", "1990", "12]");
  }

  private static ContactPoint verified(String type, String value, String on) {
    return new ContactPoint(
        type,
        value,
        null,
        new Verification(Verification.VERIFIED, "sms-code", LocalDate.parse(on)),
        null,
        null,
        null);
  }

  private static Set<String> broken(Documents document) {
    return broken(SubjectKind.PERSON, document);
  }

  private static Set<String> broken(SubjectKind kind, Documents document) {
    RecordChecks checks = RecordExaminer.examine(kind, document.build(), TODAY, TODAY);
    Set<String> broken = new TreeSet<>();
    for (RecordChecks.RuleCheck check : checks.checks()) {
      List<String> places = check.failed();
      places.forEach(place -> broken.add(check.rule() + " " + place));
    }
    return broken;
  }
}
