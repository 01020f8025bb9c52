package dev.mingce.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.mingce.customer.datastandard.StandardApi;
import dev.mingce.customer.testing.CustomerApi;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template of a standard, filled in, is a file that the import takes. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class TemplateImportTest {
  private static final String UTF8_MARK = "\uFEFF";

  private final CustomerApi api = new CustomerApi();
  private final ImportClient agent = ImportClient.agent("template-" + api.unit(), api.unit());

  @Test
  void aFilledTemplateOfAPersonIsImportedWithLabelsForCodes() {
    Map<String, String> cells =
        new TreeMap<>(
            Map.of(
                "姓",
                "欧阳",
                "名",
                "小明",
                "出生日期",
                "1990-02-03",
                "手机号码",
                "138 1234 5678",
                "电子邮箱",
                "x@example.com",
                "省",
                "北京市",
                "行政区划代码",
                "110105"));
    cells.putAll(Map.of("性别", "男性", "学历", "20", "来源渠道", "门店", "会员号", api.unit()));
    String job = importFilled("person", "zh-CN", cells);
    agent.finished(job).body("state", equalTo("done")).body("created", equalTo(1));

    Response found = api.agent().get("/v1/customers");
    api.revealed("/v1/customers/" + found.path("items[0].id"))
        .then()
        .body("name.family", equalTo("欧阳"))
        .body("birthDate", equalTo("1990-02-03"))
        .body("contactPoints.type", contains("mobile", "email"))
        .body("identifiers[0].type", equalTo("membership-number"))
        .body("addresses[0].regionCode", equalTo("110105"))
        .body("demographics.gender", equalTo("1"))
        .body("demographics.education", equalTo("20"))
        .body("custom.sourceChannel", equalTo("store"));
  }

  @Test
  void aFilledTemplateOfAnOrganisationIsImported() {
    String job =
        importFilled(
            "organisation",
            "en",
            Map.of(
                "Name",
                "Acme",
                "Registered name",
                "Acme Ltd",
                "Founded on",
                "2015-06-01",
                "Industry",
                "A",
                "Size",
                "Large",
                "Tax number",
                "T-1"));
    agent.finished(job).body("created", equalTo(1));
    Response found = api.agent().get("/v1/customers?kind=organisation");
    api.revealed("/v1/customers/" + found.path("items[0].id"))
        .then()
        .body("organisation.legalName", equalTo("Acme Ltd"))
        .body("organisation.foundedOn", equalTo("2015-06-01"))
        .body("organisation.industryCode", equalTo("A"))
        .body("organisation.size", equalTo("large"))
        .body("identifiers[0].type", equalTo("tax-number"));
  }

  @Test
  void aWorkbookIsImportedAsItIsAndFaultsNameTheRowsOfTheSheet() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(file, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("客户");
      sheet.value(0, 0, "姓名");
      sheet.value(0, 1, "手机");
      sheet.value(0, 2, "等级");
      sheet.value(1, 0, "欧阳小明");
      sheet.value(1, 1, 13_812_345_678L);
      sheet.value(1, 2, "金卡");
      sheet.value(4, 0, "王小红");
      sheet.value(4, 1, "abc");
    }
    String mapping =
        "{\"columns\":{\"姓名\":\"name.full\",\"手机\":{\"field\":\"contactPoint\",\"type\":\"mobile\"},"
            + "\"等级\":\"tier\"}}";
    String job = ImportClient.job(agent.post(file.toByteArray(), mapping, null));
    agent.finished(job).body("created", equalTo(1)).body("rejected", equalTo(1));
    assertThat(agent.report(job, "en")).singleElement().asString().startsWith("5,手机,");
    Response found = api.agent().get("/v1/customers");
    api.revealed("/v1/customers/" + found.path("items[0].id"))
        .then()
        .body("name.full", equalTo("欧阳小明"))
        .body("contactPoints[0].normalized", equalTo("+8613812345678"))
        .body("tier", equalTo("gold"));
  }

  @Test
  void theImportIsHeldAgainstTheStandardOfItsChannel() {
    StandardApi standards = new StandardApi(api.unit());
    String path =
        standards.active(
            "import",
            String.join(
                ",",
                StandardApi.field("/name/full", ""),
                StandardApi.field("/custom/level", ",\"pattern\":\"[0-9]\"")));
    try {
      String mapping =
          "{\"columns\":{\"n\":\"name.full\",\"l\":{\"field\":\"custom\",\"type\":\"level\"},"
              + "\"s\":{\"field\":\"custom\",\"type\":\"sourceChannel\"}}}";
      String job = ImportClient.job(agent.post("n,l,s\n甲,7,\n乙,x,\n丙,,web\n", mapping));
      agent.finished(job).body("created", equalTo(1)).body("rejected", equalTo(2));
      assertThat(agent.report(job, "en"))
          .containsExactly(
              "3,l,error,pattern-mismatch,"
                  + "The value does not have the form that the data standard asks for.",
              "4,s,error,unknown-attribute,The data standard has no such attribute.");
    } finally {
      standards.retire(path).then().statusCode(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"person", "organisation"})
  void everyColumnOfATemplateIsAFieldOfTheImport(String kind) {
    Map<String, Object> columns = mapping(kind, "en").jsonPath().getMap("columns");
    assertThat(columns.values())
        .isNotEmpty()
        .allSatisfy(column -> {
          Object field = column instanceof Map<?, ?> form ? form.get("field") : column;
          assertThat(FieldTarget.of(String.valueOf(field))).isPresent();
        });
  }

  private String importFilled(String kind, String language, Map<String, String> cells) {
    String header = template(kind, language).substring(UTF8_MARK.length()).replace("\r\n", "");
    List<String> titles = Arrays.asList(header.split(",", -1));
    assertThat(titles).containsAll(cells.keySet());
    String row =
        titles.stream()
            .map(title -> cells.getOrDefault(title, ""))
            .collect(Collectors.joining(","));
    return ImportClient.job(
        agent.post(
            (UTF8_MARK + header + "\r\n" + row + "\r\n").getBytes(StandardCharsets.UTF_8),
            new String(mapping(kind, language).asByteArray(), StandardCharsets.UTF_8),
            null));
  }

  private String template(String kind, String language) {
    Response file =
        api.agent()
            .header("Accept-Language", language)
            .get("/v1/standards/" + kind + "/template?format=csv");
    file.then().statusCode(200);
    return new String(file.asByteArray(), StandardCharsets.UTF_8);
  }

  private Response mapping(String kind, String language) {
    return api.agent()
        .header("Accept-Language", language)
        .get("/v1/standards/" + kind + "/template/mapping");
  }
}
