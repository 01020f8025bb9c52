package dev.mingce.customer.standard.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mingce.customer.content.CustomerInput;
import dev.mingce.customer.content.CustomerRules;
import dev.mingce.customer.standard.BuiltinStandards;
import dev.mingce.customer.standard.Standard;
import dev.mingce.events.Owner;
import dev.mingce.kit.problem.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final JsonNode SCHEMA = FormSchema.of(TryOut.in("en"));
  private static final CustomerRules RULES = new CustomerRules("CN", Clock.systemUTC());
  private static final String GOOD =
      """
      {"kind":"person","name":{"family":"王","given":"小明"},
       "contactPoints":[{"type":"mobile","value":"13812345678"}],"demographics":{"gender":"1"}}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"person", "organisation"})
  void theStandardsOfTheProductAreValidSchemas(String kind) {
    for (String language : List.of("zh-CN", "en")) {
      Standard standard =
          new Standard("1", BuiltinStandards.definition(kind), BuiltinStandards.lists());
      JsonNode schema = FormSchema.of(new Published(standard, kind, language));
      assertThat(errors(meta(), schema.toString())).isEmpty();
      assertThat(
              errors(
                  schema.toString(),
                  "{\"kind\":\"" + kind + "\",\"name\":{\"full\":\"王小明\"},\"tags\":[\"x\"]}"))
          .isEmpty();
    }
  }

  @Test
  void aStandardOfEverySortOfFieldIsAValidSchema() {
    assertThat(errors(meta(), SCHEMA.toString())).isEmpty();
  }

  @Test
  void aFormFindsTitlesHelpGroupsAndLabelsInItsLanguage() {
    JsonNode zh = FormSchema.of(TryOut.in("zh-CN"));
    JsonNode given = zh.at("/properties/name/properties/given");
    assertThat(given.path("title").asText()).isEqualTo("名");
    assertThat(given.path("description").asText()).isEqualTo("不含姓");
    assertThat(given.path("x-group").asText()).isEqualTo("who");
    assertThat(zh.at("/properties/custom/properties/grade/oneOf").toString())
        .isEqualTo(
            "[{\"const\":\"a\",\"title\":\"甲\"},"
                + "{\"const\":\"b\",\"title\":\"乙\",\"deprecated\":true}]");
    assertThat(SCHEMA.at("/properties/demographics/properties/gender/oneOf/1").toString())
        .isEqualTo("{\"const\":\"1\",\"title\":\"Male\"}");
    assertThat(titles(zh.path("x-groups"))).containsExactly("身份", "其他信息", "其他");
    assertThat(SCHEMA.at("/x-groups/0/fields").toString())
        .isEqualTo(
            "[\"/name/family\",\"/name/given\",\"/contactPoints/mobile/value\","
                + "\"/identifiers/membership-number/value\",\"/demographics/gender\"]");
    // The groups decide the order, not the definition.
    assertThat(SCHEMA.at("/properties/name/properties/family/x-order").asInt()).isEqualTo(1);
    assertThat(SCHEMA.at("/properties/custom/properties/grade/x-order").asInt()).isEqualTo(6);
  }

  @Test
  void longListsAreNamedAndNotCopied() {
    Standard standard =
        new Standard("1", BuiltinStandards.definition("person"), BuiltinStandards.lists());
    JsonNode region =
        FormSchema.of(new Published(standard, "person", "en"))
            .at("/properties/addresses/items/properties/regionCode");
    assertThat(region.path("x-code-list").asText()).isEqualTo("region");
    assertThat(region.has("oneOf")).isFalse();
  }

  // Schema and rules say the same of the same documents.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"kind\"|\"kind\"|good",
        "\"kind\"|\"custom\":{\"grade\":\"a\",\"visits\":\"12.50\",\"since\":\"2024-02-29\",\"vip\":\"true\",\"card\":\"AB1234\"},\"kind\"|good",
        "\"kind\"|\"custom\":{\"grade\":\"b\"},\"kind\"|good",
        "\"kind\"|\"custom\":{\"plate\":\" a12 \"},\"kind\"|good",
        "\"kind\"|\"identifiers\":[{\"type\":\"passport\",\"value\":\"E1234567\"}],\"kind\"|good",
        "\"kind\"|\"addresses\":[{\"province\":\"北京市\"}],\"kind\"|good",
        "\"kind\"|\"aliases\":[{\"type\":\"english\",\"value\":\"Ming\"}],\"kind\"|good",
        "\"kind\"|\"custom\":{\"grade\":\"c\"},\"kind\"|bad",
        "\"kind\"|\"custom\":{\"grade\":\"z\"},\"kind\"|bad",
        "\"kind\"|\"custom\":{\"visits\":\"1e5\"},\"kind\"|bad",
        "\"kind\"|\"custom\":{\"since\":\"2023-02-29\"},\"kind\"|bad",
        "\"kind\"|\"custom\":{\"since\":\"29.2.2024\"},\"kind\"|bad",
        "\"kind\"|\"custom\":{\"vip\":\"yes\"},\"kind\"|bad",
        "\"kind\"|\"custom\":{\"card\":\"ab1234\"},\"kind\"|bad",
        "\"kind\"|\"custom\":{\"card\":\"AB1234 \"},\"kind\"|bad",
        "\"kind\"|\"custom\":{\"shoe\":\"42\"},\"kind\"|bad",
        "\"kind\"|\"addresses\":[{\"city\":\"北京市\"}],\"kind\"|bad",
        "\"kind\"|\"identifiers\":[{\"type\":\"membership-number\",\"value\":\"12\"}],\"kind\"|bad",
        "\"kind\"|\"identifiers\":[{\"type\":\"library-card\",\"value\":\"12\"}],\"kind\"|bad",
        "\"kind\"|\"birthDate\":\"1990-02-30\",\"kind\"|bad",
        "\"mobile\"|\"landline\"|bad",
        "\"family\":\"王\",||bad",
        "\"family\":\"王\"|\"family\":\"  \"|bad",
        "\"family\":\"王\"|\"family\":\"一二三四五六七八九十一二三四五六七八九十一\"|bad",
        ",\"demographics\":{\"gender\":\"1\"}||bad",
        "\"gender\":\"1\"|\"gender\":\"7\"|bad"
      })
  void theSchemaRefusesWhatTheRulesRefuse(String from, String to, String verdict) throws Exception {
    String customer = GOOD.replace(from, to == null ? "" : to);
    boolean good = verdict.equals("good");
    assertThat(refusals(customer).isEmpty()).as("rules: " + refusals(customer)).isEqualTo(good);
    List<String> errors = errors(SCHEMA.toString(), customer);
    assertThat(errors.isEmpty()).as("schema: " + errors).isEqualTo(good);
  }

  private static List<String> refusals(String customer) throws Exception {
    try {
      RULES.check(
          JSON.readValue(customer, CustomerInput.class), new Owner("u", null), TryOut.STANDARD);
      return List.of();
    } catch (ProblemException e) {
      return e.violations().stream().map(v -> v.pointer() + " " + v.code()).toList();
    }
  }

  private static String meta() {
    return "{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}";
  }

  private static List<String> errors(String schema, String json) {
    return (schema.equals(meta())
            ? REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
            : REGISTRY.getSchema(schema))
            .validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
            .stream()
            .map(Object::toString)
            .toList();
  }

  private static List<String> titles(JsonNode groups) {
    List<String> titles = new ArrayList<>();
    groups.forEach(group -> titles.add(group.path("title").asText()));
    return titles;
  }
}
