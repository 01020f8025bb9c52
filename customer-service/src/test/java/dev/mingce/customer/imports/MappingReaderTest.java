package dev.mingce.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.events.Owner;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.web.JsonRules;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> HEADER =
      List.of("姓名", "born", "phone", "twice", "twice", "a/b");
  private static final Owner CALLER = new Owner("sales-east", "li.na");

  static {
    new JsonRules().customize(JSON);
  }

  @Test
  void findsColumnsByNameAndTheirRules() throws JsonProcessingException {
    ImportPlan plan =
        plan(
            """
            {"columns":{" 姓名 ":"name.full","a/b":"ignore",
             "born":{"field":"birthDate","format":"yyyy年M月d日","onInvalid":"drop-value"},
             "phone":{"field":"contactPoint","type":"landline","onInvalid":"reject-row"}},
             "kind":"organisation","country":"AU"}
            """);

    assertThat(plan.width()).isEqualTo(6);
    assertThat(plan.kind()).isEqualTo("organisation");
    assertThat(plan.country()).isEqualTo("AU");
    assertThat(plan.owner()).isEqualTo(CALLER);
    assertThat(plan.rules().get(0)).isEqualTo(rule(0, "姓名", FieldTarget.NAME_FULL, null));
    assertThat(plan.rules().get(1)).isEqualTo(rule(5, "a/b", FieldTarget.IGNORE, null));
    assertThat(plan.rules().get(2).drop()).isTrue();
    assertThat(plan.rules().get(2).format().read("1990年2月3日")).contains(LocalDate.of(1990, 2, 3));
    assertThat(plan.rules().get(3))
        .isEqualTo(rule(2, "phone", FieldTarget.CONTACT_POINT, "landline"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                 | /columns required",
        "{'columns':{}}                                     | /columns required",
        "{'columns':{'nobody':'name.full'}}                 | /columns/nobody unknown-column",
        "{'columns':{'twice':'name.full'}}                  | /columns/twice duplicate-column",
        "{'columns':{'a/b':'name.ful'}}                     | /columns/a~1b unknown-field",
        "{'columns':{'phone':{}}}                           | /columns/phone/field required",
        "{'columns':{'phone':{'field':'x'}}}                | /columns/phone/field unknown-field",
        "{'columns':{'phone':{'fild':'x'}}}                 | /columns/phone/fild unknown-property",
        "{'columns':{'phone':7}}                            | /columns/phone wrong-type",
        "{'columns':{'phone':null}}                         | /columns/phone wrong-type",
        "{'columns':{'phone':'contactPoint'}}               | /columns/phone/type required",
        "{'columns':{'phone':{'field':'contactPoint','type':'fax'}}} | /columns/phone/type"
            + " unknown-contact-type",
        "{'columns':{'phone':{'field':'identifier','type':'x'}}} | /columns/phone/type"
            + " unknown-identifier-type",
        "{'columns':{'phone':{'field':'tags','type':'x'}}}  | /columns/phone/type invalid-value",
        "{'columns':{'phone':{'field':'tags','format':'yyyy'}}} | /columns/phone/format"
            + " invalid-value",
        "{'columns':{'phone':{'field':'tags','onInvalid':'x'}}} | /columns/phone/onInvalid"
            + " invalid-value",
        "{'columns':{'phone':'kind','born':'kind'}}         | /columns/born duplicate-field",
        "{'columns':{'phone':'kind'},'kind':'alien'}        | /kind invalid-value",
        "{'columns':{'phone':'kind'},'country':'Australia'} | /country invalid-country",
        "{'columns':{'phone':'kind'},'owner':{}}            | /owner/unit required",
        "{'columns':{'phone':'kind'},'owner':{'unit':' '}}  | /owner/unit required"
      })
  void saysWhereAMappingIsWrong(String mapping, String fault) {
    assertThat(faults(mapping)).containsExactly(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yy-MM-dd", "HH:mm", "yyyy", "yyyy-MM-dd{", "b", "yyyy-MM-dd VV"})
  void refusesFormatsThatTellNoDate(String format) {
    assertThat(faults("{'columns':{'born':{'field':'birthDate','format':'" + format + "'}}}"))
        .containsExactly("/columns/born/format invalid-value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yyyyMMdd", "dd/MM/yyyy", "d.M.yyyy", "yyyy-MM-dd HH:mm:ss", "d MMM yyyy"})
  void takesFormatsThatTellADate(String format) throws JsonProcessingException {
    assertThat(
            plan("{\"columns\":{\"born\":{\"field\":\"birthDate\",\"format\":\"" + format + "\"}}}")
                .rules())
        .hasSize(1);
  }

  @Test
  void findsAllFaultsInOnePass() {
    assertThat(
            faults(
                "{'columns':{'nobody':'name.full','phone':'x'},'kind':'alien','country':'XX',"
                    + "'owner':{'unit':'"
                    + "u".repeat(65)
                    + "','user':'"
                    + "v".repeat(65)
                    + "'}}"))
        .containsExactlyInAnyOrder(
            "/columns/nobody unknown-column",
            "/columns/phone unknown-field",
            "/kind invalid-value",
            "/country invalid-country",
            "/owner/unit too-long",
            "/owner/user too-long");
  }

  @Test
  void needsAnOwnerFromSomewhere() throws JsonProcessingException {
    ImportMapping unowned = mapping("{\"columns\":{\"phone\":\"name.full\"}}");
    ImportMapping named = mapping("{\"columns\":{\"phone\":\"owner.unit\"}}");

    ProblemException problem =
        catchThrowableOfType(
            ProblemException.class,
            () -> MappingReader.read(JSON, unowned, HEADER, null, Set.of("a", "b")));
    assertThat(problem.violations()).singleElement().extracting("pointer").isEqualTo("/owner/unit");
    assertThat(MappingReader.read(JSON, named, HEADER, null, Set.of("a", "b")).owner()).isNull();
  }

  @Test
  void refusesAnOwnerThatTheCallerMayNotName() {
    ProblemException problem =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                plan(
                    "{\"columns\":{\"phone\":\"name.full\"},\"owner\":{\"unit\":\"sales-west\"}}"));

    assertThat(problem.errorCode().code()).isEqualTo("unit-not-permitted");
  }

  private static ColumnRule rule(int index, String name, FieldTarget target, String type) {
    return new ColumnRule(index, name, target, type, null, false);
  }

  private static List<String> faults(String mapping) {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> plan(mapping.replace('\'', '"')));
    assertThat(problem.errorCode().code()).isEqualTo("mapping-invalid");
    return problem.violations().stream()
        .map(violation -> violation.pointer() + " " + violation.code())
        .toList();
  }

  private static ImportPlan plan(String mapping) throws JsonProcessingException {
    return MappingReader.read(JSON, mapping(mapping), HEADER, CALLER, Set.of("sales-east"));
  }

  private static ImportMapping mapping(String text) throws JsonProcessingException {
    return JSON.readValue(text, ImportMapping.class);
  }
}
