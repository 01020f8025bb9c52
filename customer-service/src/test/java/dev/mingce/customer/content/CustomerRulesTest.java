package dev.mingce.customer.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.standard.BuiltinStandards;
import dev.mingce.customer.standard.Standard;
import dev.mingce.customer.standard.StandardDefinition;
import dev.mingce.events.Owner;
import dev.mingce.kit.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerRulesTest {
  private static final Owner OWNER = new Owner("sales-east", "li.na");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CustomerRules RULES =
      new CustomerRules("CN", Clock.fixed(Instant.parse("2026-11-25T00:00:00Z"), ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"demographics\":{\"gender\":\"3\"}|/demographics/gender|unknown-code",
        "\"custom\":{\"shoeSize\":\"42\"}|/custom/shoeSize|unknown-attribute",
        "\"custom\":{\"sourceChannel\":\"moon\"}|/custom/sourceChannel|unknown-code",
        "\"addresses\":[{\"province\":\"浙江省\",\"regionCode\":\"110105\"}]|/addresses/0/regionCode|region-mismatch",
        "\"addresses\":[{\"regionCode\":\"999999\"}]|/addresses/0/regionCode|unknown-region",
        "\"contactPoints\":[{\"type\":\"email\",\"value\":\"a@example.com\",\"validFrom\":\"2026-02-01\",\"validUntil\":\"2026-01-01\"}]|/contactPoints/0/validUntil|date-out-of-order",
        "\"contactPoints\":[{\"type\":\"email\",\"value\":\"a@example.com\",\"verification\":{\"state\":\"sure\"}}]|/contactPoints/0/verification/state|invalid-value",
        "\"identifiers\":[{\"type\":\"national-id\",\"value\":\"11010519900203002X\",\"verification\":{\"state\":\"verified\"}}]|/identifiers/0/verification|cannot-be-verified",
        "\"identifiers\":[{\"type\":\"social-credit-code\",\"value\":\"91350100M000100Y44\"}]|/identifiers/0/value|invalid-identifier",
        "\"preferences\":{\"language\":\"!!\"}|/preferences/language|invalid-language",
        "\"contactPersons\":[{\"phone\":\"x\",\"name\":\"李四\"}]|/contactPersons/0/phone|invalid-phone",
        "\"contactPersons\":[{\"relationship\":\"spouse\"}]|/contactPersons/0|name-required",
        "\"birthDate\":\"1990-02-30\"|/birthDate|invalid-date"
      })
  void whatBreaksARuleIsRefusedAtItsPlace(String property, String pointer, String code)
      throws Exception {
    CustomerInput input = input(property);
    assertThatThrownBy(() -> RULES.check(input, OWNER))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.violations())
                    .extracting(v -> v.pointer() + " " + v.code())
                    .containsExactly(pointer + " " + code));
  }

  @Test
  void aMistypedCheckCharacterIsKeptUnlessTheStandardIsStrict() throws Exception {
    CustomerInput input =
        input("\"identifiers\":[{\"type\":\"national-id\",\"value\":\"11010519900203002X\"}]");
    assertThat(RULES.check(input, OWNER).document().identifiers().getFirst().value())
        .isEqualTo("11010519900203002X");
    StandardDefinition builtin = BuiltinStandards.definition("person");
    Standard strict =
        new Standard(
            "strict",
            new StandardDefinition(builtin.groups(), builtin.fields(), List.of("national-id")),
            BuiltinStandards.lists());
    assertThatThrownBy(() -> RULES.check(input, OWNER, strict))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.violations().getFirst().code()).isEqualTo("wrong-check-character"));
  }

  @Test
  void anAddressIsPlacedByItsNames() throws Exception {
    CustomerContent content =
        RULES.check(
            input(
                "\"addresses\":[{\"country\":\"DE\",\"city\":\"Köln\"},{\"province\":\"浙江\",\"city\":\"杭州\"}]"),
            OWNER);
    assertThat(content.regionCode()).isEqualTo("330100");
    assertThat(content.document().addresses().getFirst().regionCode()).isNull();
  }

  @Property(tries = 300)
  void whatWasEnteredComesBackUnchanged(@ForAll("names") String name) {
    CustomerInput input =
        new CustomerInput(
            "person", new CustomerInput.Name(null, null, name), null, null, null, null, null, null);
    CustomerContent content = RULES.check(input, OWNER);
    assertThat(CustomerInputs.of(content).name()).isEqualTo(input.name());
    assertThat(RULES.check(CustomerInputs.of(content), null)).isEqualTo(content);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("王é\u0301Aa '-·😀김")
        .withChars("𠮷𪚥")
        .ofMinLength(1)
        .ofMaxLength(60)
        .filter(text -> !text.isBlank() && dev.mingce.kit.web.Texts.isStorable(text));
  }

  private static CustomerInput input(String property) throws Exception {
    return JSON.readValue(
        "{\"kind\":\"person\",\"name\":{\"full\":\"李四\"}," + property + "}", CustomerInput.class);
  }
}
