package dev.mingce.customer.imports;

import static dev.mingce.customer.imports.ImportClient.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of files as people bring them. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class ImportFileApiTest {
  private static final String UNIT = "import-files";
  private static final String MAPPING =
      """
      {"columns":{"name":"name.full","phone":{"field":"contactPoint","type":"landline"}},
       "owner":{"unit":"import-files"}}
      """;
  private static final String EVERYTHING =
      """
      {"columns":{"name":"name.full","given":"name.given","family":"name.family","born":"birthDate",
       "phone":{"field":"contactPoint","type":"mobile"},"mail":{"field":"contactPoint","type":"email"},
       "id":{"field":"identifier","type":"external-id"},"country":"address.country",
       "province":"address.province","city":"address.city","district":"address.district",
       "detail":"address.detail","postcode":"address.postcode","kind":"kind","tags":"tags",
       "unit":"owner.unit","user":"owner.user"},"owner":{"unit":"import-files"}}
      """;
  private static final List<String> COLUMNS =
      List.of(
          "name",
          "given",
          "family",
          "born",
          "phone",
          "mail",
          "id",
          "country",
          "province",
          "city",
          "district",
          "detail",
          "postcode",
          "kind",
          "tags",
          "unit",
          "user");

  private final ImportClient agent = ImportClient.agent("file-agent", UNIT);

  @Test
  void rejectsTheRowAndNotTheJobForANulInAnyColumn() {
    StringBuilder file = new StringBuilder(String.join(",", COLUMNS)).append('\n');
    for (int i = 0; i < COLUMNS.size(); i++) {
      String[] cells = new String[COLUMNS.size()];
      Arrays.fill(cells, "");
      cells[0] = "x";
      cells[i] = "a\0b";
      file.append(String.join(",", cells)).append('\n');
    }
    ImportClient everywhere = ImportClient.agent("file-admin", "*");
    String job = job(everywhere.post(file.toString(), EVERYTHING));

    everywhere
        .finished(job)
        .body("state", equalTo("done"))
        .body("created", equalTo(0))
        .body("rejected", equalTo(COLUMNS.size()));
    List<String> report = everywhere.report(job, "en");
    for (int i = 0; i < COLUMNS.size(); i++) {
      assertThat(report)
          .contains(
              (i + 2)
                  + ","
                  + COLUMNS.get(i)
                  + ",error,invalid-characters,The text contains a NUL or half of a surrogate pair.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "6e616d650061, /file invalid-characters",
    "6e616dff, /file invalid-encoding",
    "226e616d65, /file unclosed-quote",
    "89504e470d0a1a0a0000000d49484452, /file binary-file",
    "504b03041400060008000000, /file binary-file"
  })
  void refusesAFileWhoseHeaderCannotBeRead(String header, String fault) {
    byte[] file = HexFormat.of().parseHex(header + "0a610a");

    agent
        .post(file, MAPPING, null)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("import-unreadable"))
        .body("errors.collect { it.pointer + ' ' + it.code }", contains(fault));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800"})
  void refusesMappingsWithTextThatCannotBeStored(String bad) {
    for (String mapping :
        List.of(
            "{\"columns\":{\"na%sme\":\"name.full\"},\"owner\":{\"unit\":\"u\"}}",
            "{\"columns\":{\"name\":\"name.%sfull\"},\"owner\":{\"unit\":\"u\"}}",
            "{\"columns\":{\"name\":{\"field\":\"identifier\",\"type\":\"%s\"}},\"owner\":{\"unit\":\"u\"}}",
            "{\"columns\":{\"name\":\"name.full\"},\"owner\":{\"unit\":\"u%s\"}}",
            "{\"columns\":{\"name\":\"name.full\"},\"owner\":{\"unit\":\"u\",\"user\":\"%s\"}}",
            "{\"columns\":{\"name\":\"name.full\"},\"kind\":\"%s\"}",
            "{\"columns\":{\"name\":\"name.full\"},\"country\":\"C%s\"}")) {
      ImportClient.agent("file-admin", "*")
          .post("name\nx\n", mapping.formatted(bad))
          .then()
          .statusCode(400)
          .body("code", equalTo("mapping-invalid"))
          .body("errors.code", contains("invalid-characters"));
    }
    agent
        .post(utf8("name\nx\n"), MAPPING, "{\"delimiter\":\"" + bad + "\"}")
        .then()
        .statusCode(400)
        .body("errors.code", contains("invalid-characters"));
  }

  @Test
  void reportsDamagedRowsOfAUtf8FileOneByOne() {
    byte[] file = utf8("name,phone\n王小明,\n李雷,\nX,\n韩梅梅,\n");
    file[new String(file, StandardCharsets.ISO_8859_1).indexOf('X')] = (byte) 0xB1;
    String job = job(agent.post(file, MAPPING, null));

    agent.finished(job).body("created", equalTo(3)).body("rejected", equalTo(1));
    assertThat(agent.report(job, "en"))
        .containsExactly(
            "4,name,error,invalid-encoding,"
                + "The text is damaged or in another encoding than the file.");
    assertThat(agent.report(job, "zh-CN"))
        .containsExactly("4,name,error,invalid-encoding,文本已损坏，或编码与文件不一致。");
  }

  @ParameterizedTest
  @CsvSource({"GB18030,''", "UTF-8,\uFEFF", "UTF-16LE,\uFEFF", "UTF-16BE,\uFEFF"})
  void importsRareNamesInEachEncoding(String encoding, String mark) {
    String name = "𠮷㼆" + Ids.next();
    byte[] file = (mark + "name\tphone\n" + name + "\t\n").getBytes(Charset.forName(encoding));
    String job = job(agent.post(file, MAPPING, null));

    agent.finished(job).body("state", equalTo("done")).body("created", equalTo(1));
    assertThat(found("name", name)).isEqualTo(1);
  }

  @Test
  void readsTheFileAsTheOptionsSay() {
    String name = "Zoë;" + Ids.next();
    byte[] file = ("name,phone\n\"" + name + "\",\n").getBytes(Charset.forName("windows-1252"));
    String job =
        job(agent.post(file, MAPPING, "{\"encoding\":\"windows-1252\",\"delimiter\":\"comma\"}"));

    agent.finished(job).body("created", equalTo(1));
    assertThat(found("name", name)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "{\"delimiter\":\"|\"}     ! /delimiter invalid-value",
        "{\"delimiter\":\"\"}      ! /delimiter invalid-value",
        "{\"encoding\":\"UTF-7\"}  ! /encoding invalid-value",
        "{\"delimeter\":\",\"}     ! /delimeter unknown-property",
        "{\"delimiter\":7}         ! /delimiter wrong-type",
        "null                      ! ~ wrong-type",
        "{\"delimiter\":\"tab\"}   ! /columns/name unknown-column"
      })
  void refusesOptionsThatItDoesNotKnowOrThatDoNotFit(String options, String fault) {
    agent
        .post(utf8("name,phone\nx,\n"), "{\"columns\":{\"name\":\"name.full\"}}", options)
        .then()
        .statusCode(400)
        .body("code", equalTo("mapping-invalid"))
        .body("errors.collect { it.pointer + ' ' + it.code }", contains(fault.replace("~", "")));
  }

  @Test
  void takesTheCountryOfTheMappingForPhoneNumbersAndKeepsItWhenTheRecordChanges() {
    String name = "Sydney " + Ids.next();
    String mapping = MAPPING.replace("\"owner\"", "\"country\":\"AU\",\"owner\"");
    String job = job(agent.post("name,phone\n" + name + ",(02) 9374 4000\n", mapping));
    agent.finished(job).body("created", equalTo(1));
    String id = agent.request().queryParam("name", name).get("/v1/customers").path("items[0].id");

    String etag = agent.request().get("/v1/customers/" + id).header("ETag");
    agent
        .request()
        .contentType("application/merge-patch+json")
        .header("If-Match", etag)
        .body("{\"tags\":[\"vip\"]}")
        .patch("/v1/customers/" + id)
        .then()
        .statusCode(200);

    List<String> ids =
        agent.request().queryParam("phone", "+61293744000").get("/v1/customers").path("items.id");
    assertThat(ids).contains(id);
  }

  @Test
  void losesOneLineToAnUnclosedQuoteAndNoMore() {
    String job = job(agent.post("name,phone\n\"a,\nb,\n\"c\nd\",\n\"e,\n", MAPPING));

    agent
        .finished(job)
        .body("total", equalTo(4))
        .body("created", equalTo(2))
        .body("rejected", equalTo(2));
    assertThat(agent.report(job, "en"))
        .containsExactly(
            "2,,error,unclosed-quote,\"A quotation mark is not closed within 100000 characters and"
                + " 100 lines, or text follows the closing one.\"",
            "5,,error,unclosed-quote,\"A quotation mark is not closed within 100000 characters and"
                + " 100 lines, or text follows the closing one.\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "''                             ! import-empty",
        "name,phone                     ! import-empty",
        "name,phone\\n\\r\\n ,\\n       ! import-empty",
        "\\n\\n                         ! import-empty",
        "\uFEFF                         ! import-empty",
        "name,name,phone\\nx,y,\\n      ! mapping-invalid",
        "names,phone\\nx,\\n            ! mapping-invalid"
      })
  void refusesFilesThatHoldNothingOrDoNotFit(String file, String code) {
    agent
        .post(file.replace("\\n", "\n").replace("\\r", "\r"), MAPPING)
        .then()
        .statusCode(400)
        .body("code", equalTo(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "name,phone\\rx,\\ry,           ! 2 ! 0",
        "name,phone\\r\\nx,\\r\\ny,\\r\\n ! 2 ! 0",
        "\\n\\nname,phone\\n\\nx,\\n,\\n! 1 ! 0",
        "other,phone,other,name\\n1,,2,x\\n ! 1 ! 0",
        "name,phone\\n\"x\\ny\",\\nz,\\n! 2 ! 0",
        "name,phone\\nx\\ny,,\\nz,\\n   ! 1 ! 2"
      })
  void importsWhatCanBeRead(String file, int created, int rejected) {
    String job = job(agent.post(file.replace("\\n", "\n").replace("\\r", "\r"), MAPPING));

    agent
        .finished(job)
        .body("state", equalTo("done"))
        .body("created", equalTo(created))
        .body("rejected", equalTo(rejected));
  }

  @Test
  void keepsFormulasAsDataAndMakesThemTextInTheReport() {
    String name = "=HYPERLINK(1)" + Ids.next();
    String mapping = MAPPING.replace("\"phone\":", "\"=phone\":");
    String job = job(agent.post("name,=phone\n" + name + ",\nx,12\n", mapping));

    agent.finished(job).body("created", equalTo(1)).body("rejected", equalTo(1));
    assertThat(found("name", name)).isEqualTo(1);
    assertThat(agent.report(job, "en"))
        .containsExactly("3,'=phone,error,invalid-phone,The value cannot be a phone number.");
  }

  @Test
  void saysInBothLanguagesWhyAValueWasLeftOut() {
    String mapping =
        MAPPING.replace(
            "\"type\":\"landline\"", "\"type\":\"landline\",\"onInvalid\":\"drop-value\"");
    String job = job(agent.post("name,phone\nx,12\n", mapping));

    agent.finished(job).body("created", equalTo(1)).body("warnings", equalTo(1));
    assertThat(agent.report(job, "en"))
        .containsExactly(
            "2,phone,warning,value-dropped,"
                + "The record was created without this value: The value cannot be a phone number.");
    assertThat(agent.report(job, "zh-CN"))
        .containsExactly("2,phone,warning,value-dropped,记录已创建，但不含此值：该值不是电话号码。");
  }

  @Test
  void reportsNothingOfAFileWithoutFaults() {
    String job = job(agent.post("name,phone\nx,\n", MAPPING));

    agent.finished(job).body("created", equalTo(1));
    assertThat(agent.report(job, "en")).isEmpty();
  }

  private int found(String parameter, String value) {
    return agent
        .request()
        .queryParam(parameter, value)
        .get("/v1/customers")
        .then()
        .statusCode(200)
        .extract()
        .path("items.size()");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
