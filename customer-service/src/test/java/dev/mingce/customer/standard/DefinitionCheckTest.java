package dev.mingce.customer.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionCheckTest {
  private static final String LABELS = "\"labels\":{\"zh-CN\":\"甲\",\"en\":\"A\"}";
  private static final Set<String> LISTS = Set.of("gender");

  @ParameterizedTest
  @ValueSource(strings = {"person", "organisation"})
  void theStandardsOfTheProductAreWellDefined(String kind) {
    assertThat(
            DefinitionCheck.violations(
                BuiltinStandards.definition(kind), BuiltinStandards.lists().keySet(), ""))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"person", "organisation"})
  void aDefinitionIsReadAsItWasWritten(String kind) throws Exception {
    ObjectMapper strict = new ObjectMapper();
    StandardDefinition definition = BuiltinStandards.definition(kind);
    assertThat(strict.readValue(strict.writeValueAsString(definition), StandardDefinition.class))
        .isEqualTo(definition);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"path\":\"/shoe\",\"type\":\"text\",#}|/path|unknown-path",
        "{\"type\":\"text\",#}|/path|unknown-path",
        "{\"path\":\"/custom/1x\",\"type\":\"text\",#}|/path|unknown-path",
        "{\"path\":\"/contactPoints/fax/value\",\"type\":\"text\",#}|/path|unknown-path",
        "{\"path\":\"/birthDate\",\"type\":\"text\",#}|/type|wrong-form",
        "{\"path\":\"/tags\",\"type\":\"text\",#}|/type|wrong-form",
        "{\"path\":\"/custom/a\",\"type\":\"list\",#}|/type|wrong-form",
        "{\"path\":\"/custom/a\",\"type\":\"colour\",#}|/type|invalid-value",
        "{\"path\":\"/name/full\",\"type\":\"text\",\"maxLength\":201,#}|/maxLength|out-of-range",
        "{\"path\":\"/birthDate\",\"type\":\"date\",\"maxLength\":9,#}|/maxLength|invalid-value",
        "{\"path\":\"/custom/a\",\"type\":\"text\",\"pattern\":\"(\",#}|/pattern|invalid-pattern",
        "{\"path\":\"/custom/a\",\"type\":\"text\",\"pattern\":\"(a)\\\\1\",#}|/pattern|invalid-pattern",
        "{\"path\":\"/custom/a\",\"type\":\"text\",\"codeList\":\"moon\",#}|/codeList|unknown-code-list",
        "{\"path\":\"/custom/a\",\"type\":\"text\",\"group\":\"moon\",#}|/group|unknown-group",
        "{\"path\":\"/custom/a\",\"type\":\"text\",\"normalisers\":[\"trim\",\"shout\"],#}|/normalisers/1|invalid-value",
        "{\"path\":\"/custom/a\",\"type\":\"text\",\"dataClass\":\"x\",#}|/dataClass|invalid-value",
        "{\"path\":\"/custom/a\",\"type\":\"text\",\"help\":{\"fr\":\"x\"},#}|/help|unknown-language",
        "{\"path\":\"/custom/a\",\"type\":\"text\"}|/labels|required",
        "{\"path\":\"/custom/a\",\"type\":\"text\",\"labels\":{\"en\":\"A\"}}|/labels/zh-CN|required",
        "{\"path\":\"/custom/a\",\"type\":\"text\",\"labels\":{\"en\":null,\"zh-CN\":\"甲\"}}|/labels/en|required",
        "{\"path\":\"/custom/a\",\"type\":\"text\",\"labels\":{\"en\":\"=1+1\",\"zh-CN\":\"甲\"}}|/labels/en|invalid-label",
        "null||required"
      })
  void whatIsNoFieldIsRefusedAtItsPlace(String field, String pointer, String code)
      throws Exception {
    StandardDefinition definition = definition("[]", "[" + field.replace("#", LABELS) + "]");
    assertThat(DefinitionCheck.violations(definition, LISTS, "/definition"))
        .extracting(fault -> fault.pointer() + " " + fault.code())
        .containsExactly("/definition/fields/0" + (pointer == null ? "" : pointer) + " " + code);
  }

  @Test
  void groupsAndPathsAreThereOnce() throws Exception {
    String group = "{\"code\":\"g\"," + LABELS + "}";
    String field = "{\"path\":\"/custom/a\",\"type\":\"text\",\"group\":\"g\"," + LABELS + "}";
    StandardDefinition definition =
        definition("[" + group + "," + group + "]", "[" + field + "," + field + "]");
    assertThat(DefinitionCheck.violations(definition, LISTS, ""))
        .extracting(fault -> fault.pointer() + " " + fault.code())
        .containsExactly("/groups/1/code duplicate", "/fields/1/path duplicate");
  }

  @Test
  void onlyKnownIdentifiersCanBeStrict() {
    StandardDefinition definition =
        new StandardDefinition(List.of(), List.of(), List.of("national-id", "shoe-size"));
    assertThat(DefinitionCheck.violations(definition, LISTS, ""))
        .extracting(fault -> fault.pointer() + " " + fault.code())
        .containsExactly("/strictIdentifiers/1 unknown-identifier-type");
  }

  private static StandardDefinition definition(String groups, String fields) throws Exception {
    return new ObjectMapper()
        .readValue(
            "{\"groups\":" + groups + ",\"fields\":" + fields + "}", StandardDefinition.class);
  }
}
