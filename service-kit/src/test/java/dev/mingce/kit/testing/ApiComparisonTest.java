package dev.mingce.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One document, and in each test one place of it changed. */
class ApiComparisonTest {
  private static final String BEFORE =
      """
      {"paths":{"/v1/notes/{id}":{
        "get":{"security":[{"bearer":["note:read"]},{"bearer":["note:write"]}],
          "parameters":[
            {"in":"path","name":"id","required":true,"schema":{"type":"string"}},
            {"in":"query","name":"lang","schema":{"type":"string","enum":["en","zh"]}}],
          "responses":{
            "200":{"headers":{"ETag":{}},"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Note"}}}},
            "404":{"content":{}}}},
        "put":{
          "requestBody":{"content":{
            "application/json":{"schema":{"$ref":"#/components/schemas/NoteInput"}},
            "text/plain":{"schema":{"type":"string"}}}},
          "responses":{"200":{"content":{"application/json":{"schema":{"oneOf":[
            {"$ref":"#/components/schemas/Note"},{"type":"string"}]}}}},"204":{}}}}},
       "components":{"schemas":{
        "Note":{"type":"object","required":["id"],"properties":{
          "id":{"type":"string","format":"uuid"},"state":{"type":"string","enum":["open","closed"]},
          "lines":{"type":"array","items":{"type":"object","properties":{"text":{"type":"string"}}}},
          "names":{"type":"object","additionalProperties":{"type":"string"}},
          "parent":{"$ref":"#/components/schemas/Note"}}},
        "NoteInput":{"type":"object","required":["text"],"properties":{
          "text":{"type":"string","maxLength":100},"state":{"type":"string","enum":["open","closed"]},
          "rank":{"type":"integer","minimum":1}}}}}}
      """;

  @Test
  void theSameDocumentBreaksNothing() {
    assertThat(breaks("'x':1", "'x':1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // operations and answers
        "'/v1/notes/{id}':{|'/v1/memos/{id}':{|GET /v1/notes/{id}: removed",
        "'put':{|'post':{|PUT /v1/notes/{id}: removed",
        ",'204':{}||PUT /v1/notes/{id} 204: removed",
        "'headers':{'ETag':{}}|'headers':{}|GET /v1/notes/{id} 200 header ETag: removed",
        // parameters
        "'name':'lang'|'name':'language'|GET /v1/notes/{id} query lang: removed",
        "'name':'lang',|'name':'lang','required':true,|GET /v1/notes/{id} query lang: became"
            + " required",
        "{'in':'query','name':'lang'|{'in':'query','name':'x','required':true},{'in':'query','name':'lang'|GET"
            + " /v1/notes/{id} query x: added and required",
        "['en','zh']|['en']|GET /v1/notes/{id} query lang: enum lost zh",
        "'required':true,'schema':{'type':'string'}|'required':true,'schema':{'type':'integer'}|GET"
            + " /v1/notes/{id} path id: type changed from `string` to `integer`",
        // permissions
        "{'bearer':['note:read']},||GET /v1/notes/{id}: no longer enough is"
            + " {`bearer`:[`note:read`]}",
        "'put':{|'put':{'security':[{'bearer':['note:write']}],|PUT /v1/notes/{id}: needs a"
            + " permission",
        // requests
        "'requestBody':{|'requestBody':{'required':true,|PUT /v1/notes/{id} request: became"
            + " required",
        "'text/plain':{|'text/html':{|PUT /v1/notes/{id} request text/plain: removed",
        "'required':['text']|'required':['rank','text']|PUT /v1/notes/{id} request/rank: became"
            + " required",
        "'rank':{|'order':{|PUT /v1/notes/{id} request/rank: removed",
        "'type':'integer','minimum':1|'type':'string'|PUT /v1/notes/{id} request/rank: type changed"
            + " from `integer` to `string`",
        "'minimum':1|'minimum':2|PUT /v1/notes/{id} request/rank: minimum is now 2",
        "'maxLength':100|'maxLength':99|PUT /v1/notes/{id} request/text: maxLength is now 99",
        "'maxLength':100|'enum':['a']|PUT /v1/notes/{id} request/text: enum added",
        // responses
        "'lines':{|'rows':{|GET /v1/notes/{id} 200/lines: removed",
        "'properties':{'text':{'type':'string'}}|'properties':{'line':{'type':'string'}}|GET"
            + " /v1/notes/{id} 200/lines/*/text: removed",
        "'format':'uuid'|'format':'date'|GET /v1/notes/{id} 200/id: format changed from `uuid` to"
            + " `date`",
        "'required':['id'],||GET /v1/notes/{id} 200/id: may be absent now",
        "'additionalProperties':{'type':'string'}|'additionalProperties':{'type':'integer'}|GET"
            + " /v1/notes/{id} 200/names/?: type changed from `string` to `integer`",
        ",{'type':'string'}]|]|PUT /v1/notes/{id} 200: oneOf has 1 parts and had 2",
      })
  void whatBreaksAClientIsNamed(String from, String to, String expected) {
    assertThat(breaks(from, to == null ? "" : to)).contains(expected.replace('`', '"'));
  }

  @Test
  void aValueThatLeavesAnEnumBreaksRequestsAndResponses() {
    assertThat(breaks("'enum':['open','closed']", "'enum':['open']"))
        .contains(
            "GET /v1/notes/{id} 200/state: enum lost closed",
            "PUT /v1/notes/{id} request/state: enum lost closed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'404':{'content':{}}|'410':{}",
        "'200':{'headers'|'206':{},'200':{'headers'",
        "'lang','schema'|'lang','description':'x','schema'",
        "{'in':'query','name':'lang'|{'in':'query','name':'x'},{'in':'query','name':'lang'",
        "{'bearer':['note:read']}|{'bearer':['note:all']},{'bearer':['note:read']}",
        "'maxLength':100|'maxLength':200",
        "'minimum':1|'minimum':0",
        "'required':['text'],|",
        "'required':['id']|'required':['id','state']",
        "'rank':{|'colour':{'type':'string'},'rank':{",
        "'lines':{|'colour':{'type':'string'},'lines':{",
      })
  void whatAClientNeedNotNoticeIsLetPass(String from, String to) {
    assertThat(breaks(from, to == null ? "" : to)).isEmpty();
  }

  private static List<String> breaks(String from, String to) {
    String wanted = from.replace('\'', '"');
    String after = BEFORE.replace(wanted, to.replace('\'', '"'));
    assertThat(from.startsWith("'x'") || !after.equals(BEFORE)).as("changed").isTrue();
    return ApiComparison.breaks(json(BEFORE), json(after));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
