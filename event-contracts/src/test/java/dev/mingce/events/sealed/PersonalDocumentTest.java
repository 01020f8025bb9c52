package dev.mingce.events.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.events.EventJson;
import dev.mingce.events.GoldenSamples;
import dev.mingce.events.MalformedEventException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonalDocumentTest {
  @Test
  void isWrittenWithTheNamesOfTheApi() {
    assertThat(new String(EventJson.write(GoldenSamples.document()), UTF_8))
        .isEqualTo(
            "{\"name\":{\"family\":\"王\",\"given\":\"小明\",\"full\":\"王小明\"},"
                + "\"birthDate\":\"1990-02-03\","
                + "\"contactPoints\":[{\"type\":\"mobile\",\"value\":\"138 1234 5678\","
                + "\"normalized\":\"+8613812345678\"},"
                + "{\"type\":\"email\",\"value\":\"Xiaoming@Example.com\","
                + "\"normalized\":\"xiaoming@example.com\"}],"
                + "\"identifiers\":[{\"type\":\"national-id\",\"value\":\"11010519900203002X\","
                + "\"normalized\":\"11010519900203002X\"}],"
                + "\"addresses\":[{\"country\":\"CN\",\"province\":\"北京市\","
                + "\"district\":\"朝阳区\",\"detail\":\"建国路 1 号\",\"postcode\":\"100022\","
                + "\"regionCode\":\"110105\"}]}");
  }

  @Test
  void opensUnderItsKey() {
    SubjectKey key = GoldenSamples.key();

    assertThat(PersonalDocument.open(GoldenSamples.document().seal(key), key))
        .isEqualTo(GoldenSamples.document());
  }

  @Test
  void readsAnEmptyDocument() {
    PersonalDocument read = EventJson.read("{}".getBytes(UTF_8), PersonalDocument.class);

    assertThat(read).isEqualTo(new PersonalDocument(null, null, null, null, null, null));
    assertThat(read.contactPoints()).isEqualTo(List.of());
  }

  @Test
  void refusesAContactPointWithoutValue() {
    byte[] json = "{\"contactPoints\":[{\"type\":\"mobile\"}]}".getBytes(UTF_8);

    assertThatThrownBy(() -> EventJson.read(json, PersonalDocument.class))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("type or value of contactPoints is missing");
  }

  @Test
  void hidesItsValuesInText() {
    PersonalDocument document = GoldenSamples.document();

    assertThat(document)
        .hasToString("PersonalDocument[contactPoints=2, identifiers=1, addresses=1]");
    assertThat(document.name()).hasToString("PersonName[***]");
    assertThat(document.contactPoints().getFirst()).hasToString("ContactPoint[type=mobile, ***]");
    assertThat(document.identifiers().getFirst()).hasToString("Identifier[type=national-id, ***]");
    assertThat(document.addresses().getFirst()).hasToString("PostalAddress[***]");
    assertThat(new OrganisationFacts("甲公司", "甲", "王小明", LocalDate.of(2020, 1, 1)))
        .hasToString("OrganisationFacts[***]");
  }
}
