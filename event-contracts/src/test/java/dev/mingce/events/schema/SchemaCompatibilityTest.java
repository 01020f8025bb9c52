package dev.mingce.events.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCompatibilityTest {
  private static final String RELEASED =
      """
      {"type":"object","required":["id","facts","tags"],"properties":{
        "id":{"type":"string","format":"uuid"},
        "note":{"type":"string"},
        "state":{"type":"string","enum":["on","off"]},
        "count":{"type":"integer","minimum":1},
        "scores":{"type":"object","additionalProperties":{"type":"number"}},
        "tags":{"type":"array","items":{"$ref":"#/$defs/tag"}},
        "facts":{"$ref":"#/$defs/facts"}},
       "$defs":{
        "tag":{"type":"string"},
        "facts":{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"}}}}}\
      """;

  private static List<String> breaks(String from, String to) {
    assertThat(RELEASED).contains(from);
    JsonNode released = ContractFiles.parse(RELEASED);
    return SchemaCompatibility.breaks(released, ContractFiles.parse(RELEASED.replace(from, to)));
  }

  @Test
  void letsTheSameSchemaPass() {
    assertThat(breaks("note", "note")).isEmpty();
  }

  @Test
  void letsAnAddedOptionalFieldPass() {
    assertThat(breaks("\"note\":", "\"added\":{\"type\":\"object\"},\"note\":")).isEmpty();
    assertThat(breaks("{\"kind\":", "{\"added\":{\"type\":\"string\"},\"kind\":")).isEmpty();
  }

  @Test
  void letsChangedWordsAndAnotherOrderPass() {
    assertThat(breaks("{\"type\":\"integer\"", "{\"description\":\"d\",\"type\":\"integer\""))
        .isEmpty();
    assertThat(breaks("[\"id\",\"facts\",\"tags\"]", "[\"tags\",\"facts\",\"id\"]")).isEmpty();
    assertThat(breaks("[\"on\",\"off\"]", "[\"off\",\"on\"]")).isEmpty();
  }

  @Test
  void letsADefinitionMove() {
    assertThat(breaks("tag\"", "label\"")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"note\":                       | \"remark\":                           | /note: removed",
        "\"kind\":{                      | \"sort\":{                            | /facts/kind: removed",
        "{\"type\":\"integer\"           | {\"type\":\"number\"                  | /count: type changed",
        "\"tag\":{\"type\":\"string\"}   | \"tag\":{\"type\":\"integer\"}        | /tags/items: type changed",
        "\"minimum\":1                   | \"minimum\":2                         | /count: minimum changed",
        "\"format\":\"uuid\"             | \"format\":\"uri\"                    | /id: format changed",
        "[\"on\",\"off\"]                | [\"on\"]                              | /state: enum lost off",
        "[\"on\",\"off\"]                | [\"on\",\"off\",\"idle\"]             | /state: enum gained idle",
        ",\"enum\":[\"on\",\"off\"]      | ''                                    | /state: enum changed",
        "\"note\":{\"type\":\"string\"}  | \"note\":{\"type\":\"string\",\"enum\":[\"a\"]} | /note: enum changed",
        "[\"kind\"]                      | []                                    | /facts: required lost kind",
        "[\"id\",\"facts\",\"tags\"]     | [\"id\",\"facts\",\"tags\",\"note\"]  | : required gained note",
        "\"additionalProperties\":{\"type\":\"number\"} | \"additionalProperties\":false | /scores: additionalProperties changed",
        "\"additionalProperties\":{\"type\":\"number\"} | \"additionalProperties\":{\"type\":\"string\"} | /scores/additionalProperties: type changed"
      })
  void refusesWhateverElseChanges(String from, String to, String expected) {
    assertThat(breaks(from, to)).containsExactly(expected);
  }

  @Test
  void refusesANewRequiredField() {
    String released = RELEASED;
    String current =
        released
            .replace("\"note\":", "\"added\":{\"type\":\"string\"},\"note\":")
            .replace("[\"id\",", "[\"added\",\"id\",");

    assertThat(
            SchemaCompatibility.breaks(ContractFiles.parse(released), ContractFiles.parse(current)))
        .containsExactly(": required gained added");
  }

  @Test
  void refusesAClosedSchema() {
    assertThat(breaks("\"$defs\":{", "\"additionalProperties\":false,\"$defs\":{"))
        .containsExactly(": additionalProperties changed");
  }
}
