package dev.mingce.dedup.cleanse.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.quality.rules.Documents;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.PostalAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepairsTest {

  private static final String WOMAN_1949 = "11010519491231002X";

  @Test
  void aPhoneIsWrittenInE164UnlessItsNormalFormIsKnown() {
    assertThat(found(Documents.document().contact("mobile", "138 1234 5678")))
        .containsExactly("phone-e164 /contactPoints/0 {/value=+8613812345678}");
    assertThat(
            found(
                Documents.document()
                    .contact(new ContactPoint("mobile", "138 1234 5678", "+8613812345678"))))
        .isEmpty();
    assertThat(found(Documents.document().contact("mobile", "+8613812345678"))).isEmpty();
    assertThat(found(Documents.document().contact("mobile", "12"))).isEmpty();
  }

  @Test
  void anIdOf15DigitsGets18() {
    assertThat(found(Documents.document().identifier("national-id", "110105491231002")))
        .contains("id-18-digits /identifiers/0 {/value=11010519491231002X}");
    assertThat(found(Documents.document().identifier("national-id", "110105491331002"))).isEmpty();
  }

  @Test
  void birthDateAndGenderFollowFromTheNationalId() {
    Documents missing = Documents.document().identifier("national-id", WOMAN_1949);
    Documents wrong =
        Documents.document().identifier("national-id", WOMAN_1949).born("1949-12-30").gender("1");
    Documents right =
        Documents.document().identifier("national-id", WOMAN_1949).born("1949-12-31").gender("2");

    assertThat(found(missing))
        .containsExactly(
            "birth-date-filled /birthDate {=1949-12-31}",
            "gender-filled /demographics/gender {=2}");
    assertThat(found(wrong))
        .containsExactly(
            "birth-date-corrected /birthDate {=1949-12-31}",
            "gender-corrected /demographics/gender {=2}");
    assertThat(found(right)).isEmpty();
  }

  @Test
  void missingParentsAndShortNamesOfDivisionsAreFilled() {
    assertThat(found(Documents.document().address("浙江", null, "西湖区", "文三路 1 号")))
        .containsExactly("region-filled /addresses/0 {/city=杭州市, /province=浙江省}");
    assertThat(found(Documents.document().address("北京市", null, "朝阳区", "建国路 1 号"))).isEmpty();
    assertThat(found(Documents.document().address("某某省", "某市", null, "1 号"))).isEmpty();
  }

  @Test
  void addressesElsewhereAreLeftAlone() {
    PostalAddress taipei = new PostalAddress("TW", "臺北市", null, "大安區", "１號", null, null);

    assertThat(found(Documents.document().address(taipei))).isEmpty();
  }

  @Test
  void fillersAreToBeRemovedByAPerson() {
    List<Repair> repairs =
        Repairs.of(
            SubjectKind.PERSON,
            Documents.document()
                .named(null, null, "无")
                .contact("mobile", "13800138000")
                .contact("email", "test@example.com")
                .build());

    assertThat(repairs)
        .extracting(Repair::rule)
        .containsExactly("placeholder-removed", "placeholder-removed", "placeholder-removed");
    assertThat(repairs)
        .extracting(Repair::pointer)
        .containsExactly("/name", "/contactPoints/0", "/contactPoints/1");
    assertThat(repairs).noneMatch(Repair::isSayable);
  }

  @Test
  void namesInEachOthersPlaceAreSwapped() {
    assertThat(found(Documents.document().named("小明", "王", null)))
        .containsExactly("name-order /name {/family=王, /given=小明}");
    assertThat(found(Documents.document().named("王", "小明", null))).isEmpty();
    assertThat(found(Documents.document().named("王", "李", null))).isEmpty();
    assertThat(found(Documents.document().named("文静", "欧阳", null)))
        .containsExactly("name-order /name {/family=欧阳, /given=文静}");
  }

  @Test
  void fullWidthCharactersAndTraditionalOnesAreRewritten() {
    assertThat(found(Documents.document().named("Ｓｍｉｔｈ", "John ", null)))
        .containsExactly("half-width /name {/family=Smith, /given=John}");
    assertThat(found(Documents.document().address("北京市", null, "朝陽區", "建國路１號")))
        .containsExactly(
            "half-width /addresses/0 {/detail=建國路1號}",
            "simplified /addresses/0 {/detail=建国路1号, /district=朝阳区}");
    assertThat(found(Documents.document().contact("email", "ａ@example.com")))
        .containsExactly("half-width /contactPoints/0 {/value=a@example.com}");
  }

  @Test
  void aSlipInADomainIsMended() {
    assertThat(found(Documents.document().contact("email", "a@gmial.com")))
        .containsExactly("email-domain /contactPoints/0 {/value=a@gmail.com}");
  }

  @Test
  void everyRuleIsExplainedInBothLanguages() {
    assertThat(RepairRule.values())
        .allSatisfy(rule -> {
          assertThat(rule.english()).matches("[A-Z].*\\.");
          assertThat(rule.chinese()).matches(".*\\p{IsHan}.*。");
          assertThat(RepairRule.find(rule.code())).contains(rule);
        });
  }

  @Test
  void repairsHideTheirValues() {
    assertThat(
            Repairs.of(
                    SubjectKind.PERSON,
                    Documents.document().contact("mobile", "13812345678").build())
                .toString())
        .doesNotContain("1381234");
  }

  private static List<String> found(Documents document) {
    return Repairs.of(SubjectKind.PERSON, document.build()).stream()
        .map(one -> one.rule() + " " + one.pointer() + " " + one.patches())
        .toList();
  }
}
