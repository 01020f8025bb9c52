package dev.mingce.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiRulesTest {
  private static final String COMPLETE =
      """
      {"paths":{"/v1/notes":{"post":{
         "operationId":"writeNote","summary":"Writes a note","tags":["notes"],
         "description":"Permission: `note:write`.","security":[{"bearer":["note:write"]}],
         "parameters":[{"in":"header","name":"Idempotency-Key","description":"A key","schema":{"type":"string"},"example":"k"}],
         "requestBody":{"content":{"application/json":{
           "schema":{"allOf":[{"$ref":"#/components/schemas/Note"}],"required":["text"]},
           "examples":{"short":{"summary":"Short","value":{"text":"早","tags":["a"],"state":"open"}}}}}},
         "responses":{
           "201":{"description":"Written","headers":{"Location":{}},"content":{"application/json":{
             "schema":{"$ref":"#/components/schemas/Note"},"examples":{"short":{"summary":"Short","value":{"text":"hi"}}}}}},
           "401":%1$s,"403":%1$s,"500":%1$s,"503":%1$s}}}},
       "components":{"examples":{"no":{"summary":"No","value":{"code":"no"}}},
        "schemas":{"Problem":{},"Note":{"type":"object","properties":{
          "text":{"type":"string"},"state":{"type":"string","enum":["open"]},"rank":{"type":"integer"},
          "tags":{"type":"array","items":{"type":"string"}}}}}}}
      """
          .formatted(
              """
              {"description":"no","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"},\
              "examples":{"no":{"$ref":"#/components/examples/no"}}}}}\
              """);

  @Test
  void aCompleteDocumentHasNoFaults() {
    assertThat(ApiRules.faults(json(COMPLETE))).isEmpty();
  }

  @Test
  void aDocumentWithoutOperationsIsNoDocument() {
    assertThat(ApiRules.faults(json("{\"paths\":{}}")))
        .containsExactly("document: has no operations");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'operationId':'writeNote',||POST /v1/notes: needs an operationId",
        "'summary':'Writes a note',||POST /v1/notes: needs a summary",
        "'tags':['notes'],||POST /v1/notes: needs a tag",
        ",'security':[{'bearer':['note:write']}]||POST /v1/notes: needs a permission, or to say"
            + " that it needs none",
        "'security':[{'bearer':['note:write']}]|'security':[{'bearer':[]}]|POST /v1/notes: needs"
            + " the permission that the token must grant",
        "'security':[{'bearer':['note:write']}]|'security':[{'bearer':['note:read']}]|POST"
            + " /v1/notes: does not name note:read",
        "'description':'A key',||POST /v1/notes Idempotency-Key: needs a description",
        ",'example':'k'||POST /v1/notes Idempotency-Key: needs an example",
        "'headers':{'Location':{}},||POST /v1/notes 201: needs a Location",
        "'201':{|'301':{|POST /v1/notes: needs a successful answer",
        "'401':{|'418':{|POST /v1/notes: needs 401 and 403",
        "'503':{|'418':{|POST /v1/notes: needs 500 and 503",
        "'examples':{'no':{'$ref':'#/components/examples/no'}}|'examples':{}|POST /v1/notes 401:"
            + " needs its problem codes",
        "'value':{'text':'hi'}|'text':'hi'|POST /v1/notes 201 example short: needs a summary and a"
            + " value",
        "'examples':{'short':{'summary':'Short','value':{'text':'hi'}}}|'examples':{}|POST"
            + " /v1/notes 201: needs an example",
        // examples that do not fit
        "'text':'hi'|'texts':'hi'|POST /v1/notes 201 example short/texts: not described",
        "'text':'hi'|'text':7|POST /v1/notes 201 example short/text: is no `string`",
        "'text':'hi'|'rank':1.5|POST /v1/notes 201 example short/rank: is no `integer`",
        "'text':'早',||POST /v1/notes request example short/text: missing",
        "'tags':['a']|'tags':['a',1]|POST /v1/notes request example short/tags/1: is no `string`",
        "'state':'open'|'state':'shut'|POST /v1/notes request example short/state: not in the enum",
      })
  void whatIsMissingIsNamed(String from, String to, String expected) {
    String after =
        COMPLETE.replace(from.replace('\'', '"'), to == null ? "" : to.replace('\'', '"'));
    List<String> faults = ApiRules.faults(json(after));

    assertThat(faults).contains(expected.replace('`', '"'));
  }

  @Test
  void anOperationForEverybodySaysSo() {
    String open =
        COMPLETE
            .replace("`note:write`", "none")
            .replace("\"security\":[{\"bearer\":[\"note:write\"]}]", "\"security\":[]");

    assertThat(ApiRules.faults(json(open))).isEmpty();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
