package dev.mingce.dedup.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.PostalAddress;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureNormaliserTest {

  @Test
  void aPersonsDocumentBecomesFeatures() {
    PersonalDocument document =
        new PersonalDocument(
            new PersonName("王", "小明", null),
            LocalDate.of(1990, 2, 3),
            List.of(
                new ContactPoint("mobile", "138 1234 5678", null),
                new ContactPoint("phone", "13812345678", "+8613812345678"),
                new ContactPoint("email", "Xiaoming@Example.com", null),
                new ContactPoint("wechat", "13900000000", null),
                new ContactPoint("email", "none", null)),
            List.of(new Identifier("national-id", "110105 19900203 0021", null)),
            List.of(
                new PostalAddress("CN", "北京市", null, "朝阳区", "建国路 1 号", null, null),
                new PostalAddress("CN", null, null, null, "somewhere", null, null)),
            null);

    CustomerFeatures features = FeatureNormaliser.features(SubjectKind.PERSON, document);

    assertThat(features)
        .isEqualTo(
            new CustomerFeatures(
                SubjectKind.PERSON,
                new NameForm("王小明", List.of("王", "小明")),
                LocalDate.of(1990, 2, 3),
                List.of("+8613812345678"),
                List.of("xiaoming@example.com"),
                List.of(new IdentifierForm("national-id", "110105199002030021")),
                List.of(new AreaForm("cn/北京市", "/朝阳区"))));
    assertThat(features).hasToString("CustomerFeatures[PERSON, ***]");
  }

  @Test
  void aNameInOnePieceIsUsedWhereItWasNotTakenApart() {
    PersonalDocument document =
        new PersonalDocument(
            new PersonName(null, " ", "王小明"), null, List.of(), List.of(), List.of(), null);
    assertThat(FeatureNormaliser.features(SubjectKind.PERSON, document).name())
        .isEqualTo(new NameForm("王小明", List.of("王", "小明")));
  }

  @Test
  void anOrganisationIsKnownByItsLegalName() {
    PersonalDocument document =
        new PersonalDocument(
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            new OrganisationFacts("北京名册科技有限公司", "名册", null, LocalDate.of(2020, 1, 1)));
    CustomerFeatures features = FeatureNormaliser.features(SubjectKind.ORGANISATION, document);
    assertThat(features.name()).isEqualTo(new NameForm("北京名册科技", List.of("北京名册科技")));
    assertThat(features.birthDate()).isNull();
  }
}
