package dev.mingce.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.customer.content.CustomerContent;
import dev.mingce.customer.content.CustomerRules;
import dev.mingce.events.Owner;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PostalAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
  private static final CustomerRules RULES =
      new CustomerRules("CN", Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));
  private static final Owner OWNER = new Owner("sales-east", "li.na");

  @Test
  void makesACustomerOfARow() {
    Columns columns =
        new Columns()
            .add(FieldTarget.NAME_FAMILY)
            .add(FieldTarget.NAME_GIVEN)
            .add("birth", FieldTarget.BIRTH_DATE, null, "yyyyMMdd", false)
            .add("phone", FieldTarget.CONTACT_POINT, "mobile", null, false)
            .add("id", FieldTarget.IDENTIFIER, "membership-number", null, false)
            .add(FieldTarget.PROVINCE)
            .add(FieldTarget.DETAIL)
            .add("street", FieldTarget.DETAIL, null, null, false)
            .add(FieldTarget.TAGS)
            .add(FieldTarget.OWNER_USER)
            .add(FieldTarget.IGNORE);

    CustomerContent content =
        accepted(
            columns.read(
                "王",
                "小明",
                "19900203",
                "138 1234 5678",
                "m-1",
                "北京市",
                "建国路 1 号",
                "2 楼",
                "vip、new；",
                "wang.wu",
                "x"));

    assertThat(content.kind()).isEqualTo("person");
    assertThat(content.document().name()).isEqualTo(new PersonName("王", "小明", null));
    assertThat(content.document().birthDate()).isEqualTo(LocalDate.of(1990, 2, 3));
    assertThat(content.document().contactPoints())
        .containsExactly(new ContactPoint("mobile", "138 1234 5678", "+8613812345678"));
    assertThat(content.document().identifiers())
        .singleElement()
        .satisfies(id -> assertThat(id.normalized()).isEqualTo("M1"));
    assertThat(content.document().addresses())
        .containsExactly(new PostalAddress(null, "北京市", null, null, "建国路 1 号 2 楼", null, "110000"));
    assertThat(content.tags()).containsExactly("vip", "new");
    assertThat(content.owner()).isEqualTo(new Owner("sales-east", "wang.wu"));
  }

  @ParameterizedTest
  @EnumSource(value = FieldTarget.class, names = "IGNORE", mode = EnumSource.Mode.EXCLUDE)
  void refusesWhatCannotBeStoredInAnyField(FieldTarget target) {
    String type =
        switch (target) {
          case CONTACT_POINT -> "other";
          case IDENTIFIER -> "external-id";
          case CUSTOM -> "sourceChannel";
          default -> null;
        };
    for (String bad : List.of("a\0b", "a\uD800", "\uDC00b", "a\uFFFDb")) {
      Columns columns =
          target == FieldTarget.NAME_FULL
              ? new Columns()
              : new Columns().add(FieldTarget.NAME_FULL);
      columns.add("column", target, type, null, false).unit("*");
      String[] cells =
          target == FieldTarget.NAME_FULL ? new String[] {bad} : new String[] {"x", bad};

      assertThat(columns.read(cells)).isInstanceOf(RowOutcome.Rejected.class);
      assertThat(columns.read(cells).faults())
          .as("%s", target)
          .contains(
              new RowFault(
                  7,
                  "column",
                  bad.contains("\uFFFD") ? "invalid-encoding" : "invalid-characters",
                  false,
                  List.of()));
    }
  }

  @Test
  void takesWhateverIsInAColumnThatItIgnores() {
    assertThat(
            accepted(
                    new Columns()
                        .add(FieldTarget.NAME_FULL)
                        .add(FieldTarget.IGNORE)
                        .read("x", "a\0b"))
                .document()
                .name())
        .isEqualTo(new PersonName(null, null, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1"})
  void keepsFormulasAsTheyAre(String cell) {
    assertThat(accepted(new Columns().add(FieldTarget.NAME_FULL).read(cell)).document().name())
        .isEqualTo(new PersonName(null, null, cell));
  }

  @ParameterizedTest
  @CsvSource({
    "AU, landline, (02) 9374 4000, +61293744000",
    "AU, mobile, 0412 345 678, +61412345678",
    "AU, mobile, +86 138 1234 5678, +8613812345678",
    "US, landline, (650) 253-0000, +16502530000",
    "CN, landline, 010-6552 9988, +861065529988",
    ", mobile, 13812345678, +8613812345678"
  })
  void takesTheCountryOfTheMappingForNumbersWithoutOne(
      String country, String type, String typed, String normalised) {
    Columns columns =
        new Columns()
            .add(FieldTarget.NAME_FULL)
            .add("phone", FieldTarget.CONTACT_POINT, type, null, false)
            .country(country);

    assertThat(accepted(columns.read("x", typed)).document().contactPoints())
        .containsExactly(new ContactPoint(type, typed, normalised));
  }

  @Test
  void keepsToTheOwnersThatTheCallerMayName() {
    Columns columns = new Columns().add(FieldTarget.NAME_FULL).add(FieldTarget.OWNER_UNIT);

    assertThat(columns.read("x", "sales-west").faults())
        .containsExactly(new RowFault(7, "owner.unit", "unit-not-permitted", false, List.of()));
    assertThat(accepted(columns.read("x", "sales-east")).owner())
        .isEqualTo(new Owner("sales-east", null));
    assertThat(accepted(columns.read("x", "")).owner()).isEqualTo(OWNER);
    assertThat(accepted(columns.unit("*").read("x", "sales-west")).owner())
        .isEqualTo(new Owner("sales-west", null));
  }

  @Test
  void saysWhatIsWrongWithTheWholeRow() {
    Columns columns = new Columns().add(FieldTarget.NAME_FULL).add(FieldTarget.KIND);

    assertThat(columns.read("x").faults())
        .containsExactly(new RowFault(7, null, "ragged-row", false, List.of("1", "2")));
    assertThat(columns.read("x", "person", "").faults())
        .containsExactly(new RowFault(7, null, "ragged-row", false, List.of("3", "2")));
    assertThat(columns.read("", "person").faults())
        .containsExactly(new RowFault(7, null, "name-required", false, List.of()));
    assertThat(columns.read("x", "alien").faults())
        .containsExactly(new RowFault(7, "kind", "invalid-value", false, List.of()));
    assertThat(columns.outcome(CsvRow.unreadable(9, "unclosed-quote")).faults())
        .containsExactly(new RowFault(9, null, "unclosed-quote", false, List.of("100000", "100")));
  }

  @Test
  void leavesOutOnlyTheValuesThatMayBeLeftOut() {
    Columns columns =
        new Columns()
            .add(FieldTarget.NAME_FULL)
            .add("born", FieldTarget.BIRTH_DATE, null, "yyyyMMdd", true)
            .add("phone", FieldTarget.CONTACT_POINT, "mobile", null, true)
            .add("mail", FieldTarget.CONTACT_POINT, "email", null, false)
            .add(FieldTarget.DISTRICT, true);

    RowOutcome outcome = columns.read("x", "19901399", "12", "a@example.com", "d".repeat(201));
    assertThat(accepted(outcome).document().contactPoints())
        .extracting(ContactPoint::value)
        .containsExactly("a@example.com");
    assertThat(accepted(outcome).document().birthDate()).isNull();
    assertThat(outcome.faults())
        .containsExactlyInAnyOrder(
            new RowFault(
                7, "born", "value-dropped", true, List.of("date-not-in-format", "yyyyMMdd")),
            new RowFault(7, "phone", "value-dropped", true, List.of("invalid-phone")),
            new RowFault(7, "address.district", "value-dropped", true, List.of("too-long", "200")));
    assertThat(columns.read("x", "19901399", "12", "nobody", "").faults())
        .containsExactly(new RowFault(7, "mail", "invalid-email", false, List.of()));
  }

  @Test
  void boundsTheTagsOfARow() {
    Columns columns = new Columns().add(FieldTarget.NAME_FULL).add(FieldTarget.TAGS);
    String many =
        String.join(",", java.util.stream.IntStream.range(0, 51).mapToObj(i -> "t" + i).toList());

    assertThat(columns.read("x", many).faults())
        .containsExactly(new RowFault(7, "tags", "too-many", false, List.of("50")));
    assertThat(columns.read("x", "a," + "b".repeat(65)).faults())
        .containsExactly(new RowFault(7, "tags", "too-long", false, List.of("64")));
  }

  private static CustomerContent accepted(RowOutcome outcome) {
    assertThat(outcome).isInstanceOf(RowOutcome.Accepted.class);
    return ((RowOutcome.Accepted) outcome).content();
  }

  /** A plan that grows, and rows read by it. */
  private static final class Columns {
    private final List<ColumnRule> rules = new ArrayList<>();
    private String unit = "sales-east";
    private String country;

    Columns add(FieldTarget target) {
      return add(target, false);
    }

    Columns add(FieldTarget target, boolean drop) {
      String name = target.pointer().replace("/addresses/0", "/address").substring(1);
      return add(name.replace('/', '.'), target, null, null, drop);
    }

    Columns add(String name, FieldTarget target, String type, String format, boolean drop) {
      DateForm form = format == null ? null : DateForm.of(format).orElseThrow();
      rules.add(new ColumnRule(rules.size(), name, target, type, form, drop));
      return this;
    }

    Columns unit(String name) {
      unit = name;
      return this;
    }

    Columns country(String code) {
      country = code;
      return this;
    }

    RowOutcome read(String... cells) {
      return outcome(CsvRow.of(7, Arrays.asList(cells)));
    }

    RowOutcome outcome(CsvRow row) {
      ImportPlan plan = new ImportPlan(rules.size(), rules, "person", OWNER, country, Set.of(unit));
      return RowReader.of(plan, RULES).read(row);
    }
  }
}
