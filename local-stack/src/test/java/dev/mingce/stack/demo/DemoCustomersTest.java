package dev.mingce.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoCustomersTest {
  private static final DemoCustomers DEMO = new DemoCustomers(DemoCustomers.DEFAULT_SEED);
  private static final List<DemoCustomer> ALL = DEMO.stream().toList();
  private static final Set<String> REGION_CODES =
      DemoTables.REGIONS.stream().map(DemoTables.Region::code).collect(Collectors.toSet());

  @Test
  void theSameSeedGivesTheSameCustomersAndAnotherSeedOthers() {
    assertThat(bodies(new DemoCustomers(7))).isEqualTo(bodies(new DemoCustomers(7)));
    assertThat(bodies(new DemoCustomers(8)))
        .doesNotContainAnyElementsOf(bodies(new DemoCustomers(7)));
  }

  @Test
  void oneCustomerMadeAloneIsTheOneInTheStream() {
    assertThat(DEMO.customer(777)).isEqualTo(ALL.get(777));
    assertThat(new DemoCustomers(DemoCustomers.DEFAULT_SEED, 1_000_000).customer(777))
        .isEqualTo(ALL.get(777));
  }

  @Test
  void thousandCustomersWithTheStatedShares() {
    assertThat(ALL).hasSize(1_000);
    assertThat(share(c -> c.record().kind() == DemoRecord.Kind.PERSON)).isBetween(0.72, 0.78);
    assertThat(share(c -> c.likeness().isDuplicate())).isBetween(0.10, 0.14);
    assertThat(share(c -> c.likeness().isHardNegative())).isBetween(0.03, 0.07);
    List<DemoCustomer> originalPersons =
        ALL.stream()
            .filter(c -> c.likeness() == Likeness.ORIGINAL && c.record().family() != null)
            .toList();
    long chinese = originalPersons.stream().filter(c -> isHan(c.record().family())).count();
    assertThat((double) chinese / originalPersons.size()).isBetween(0.66, 0.74);
  }

  @ParameterizedTest
  @EnumSource(Likeness.class)
  void everyLikenessOccurs(Likeness likeness) {
    assertThat(ALL).anyMatch(c -> c.likeness() == likeness);
  }

  @Test
  void nationalIdsAreValidAndAgreeWithTheBirthDate() {
    List<DemoRecord> withId = records("national-id").toList();
    assertThat(withId).hasSizeGreaterThan(400);
    assertThat(withId)
        .allSatisfy(record -> {
          String id = Objects.requireNonNull(record.identifier()).value();
          assertThat(id).matches("\\d{17}[0-9X]");
          assertThat(REGION_CODES).contains(id.substring(0, 6));
          assertThat(id.substring(6, 14))
              .isEqualTo(String.valueOf(record.birthDate()).replace("-", ""));
          assertThat(id.charAt(17)).isEqualTo(CheckDigits.nationalId(id.substring(0, 17)));
        });
  }

  @Test
  void creditCodesAreValid() {
    assertThat(records("social-credit-code").toList())
        .hasSizeGreaterThan(150)
        .allSatisfy(record -> {
          String code = Objects.requireNonNull(record.identifier()).value();
          assertThat(code).matches("91\\d{6}MA[5-9A-HJ-NP-RTUWXY]\\d{5}[0-9X][0-9A-HJ-NP-RTUWXY]");
          assertThat(code.charAt(16)).isEqualTo(CheckDigits.organisation(code.substring(8, 16)));
          assertThat(code.charAt(17))
              .isEqualTo(CheckDigits.socialCreditCode(code.substring(0, 17)));
        });
  }

  @Test
  void onlyTheTransposedReentriesRepeatAnIdentifier() {
    List<String> values =
        ALL.stream()
            .filter(c -> c.likeness() != Likeness.PHONE_TRANSPOSED)
            .map(c -> c.record().identifier())
            .filter(Objects::nonNull)
            .map(DemoRecord.Identifier::value)
            .toList();
    assertThat(values).doesNotHaveDuplicates();
  }

  @Test
  void originalsShareNoMobileNumberAndNoEmail() {
    List<DemoCustomer> originals =
        ALL.stream().filter(c -> c.likeness() == Likeness.ORIGINAL).toList();
    assertThat(originals).extracting(DemoCustomer::entity).doesNotHaveDuplicates();
    assertThat(originals)
        .extracting(c -> digits(c.record()))
        .doesNotHaveDuplicates()
        .allMatch(mobile -> mobile.matches("1[3-9]\\d{9}"));
    assertThat(originals.stream().map(c -> c.record().email()).filter(Objects::nonNull))
        .doesNotHaveDuplicates()
        .allMatch(email -> email.matches("[a-z.]+\\d+@example\\.(com|cn|org)"));
  }

  @Test
  void duplicatesCarryTheEntityOfTheirOriginalAndHardNegativesTheirOwn() {
    assertThat(ALL)
        .allSatisfy(customer -> {
          String own = "entity-%06d".formatted(customer.number());
          Integer like = customer.likeTo();
          if (like == null) {
            assertThat(customer.entity()).isEqualTo(own);
            return;
          }
          assertThat(like).isLessThan(customer.number());
          assertThat(ALL.get(like).likeness()).isEqualTo(Likeness.ORIGINAL);
          assertThat(customer.entity())
              .isEqualTo(customer.likeness().isDuplicate() ? ALL.get(like).entity() : own);
        });
  }

  @Test
  void duplicatesShareTheMobileNumberOrTheIdentifierWithTheirOriginal() {
    assertThat(ALL.stream().filter(c -> c.likeness().isDuplicate()))
        .allSatisfy(customer -> {
          DemoRecord original = original(customer);
          if (customer.likeness() == Likeness.PHONE_TRANSPOSED) {
            assertThat(customer.record().identifier()).isEqualTo(original.identifier());
            assertThat(digits(customer.record())).isNotEqualTo(digits(original));
            assertThat(sorted(digits(customer.record()))).isEqualTo(sorted(digits(original)));
          } else {
            assertThat(digits(customer.record())).isEqualTo(digits(original));
            assertThat(customer.record()).isNotEqualTo(original);
          }
        });
  }

  @Test
  void lookalikesAreNotTheirModel() {
    assertThat(ALL.stream().filter(c -> c.likeness().isHardNegative()))
        .allSatisfy(customer -> {
          DemoRecord record = customer.record();
          DemoRecord model = original(customer);
          assertThat(record.family()).isEqualTo(model.family());
          boolean sameGiven = Objects.equals(record.given(), model.given());
          boolean samePhone = digits(record).equals(digits(model));
          boolean sameAddress = Objects.equals(record.address(), model.address());
          assertThat(List.of(sameGiven, samePhone, sameAddress))
              .isEqualTo(
                  customer.likeness() == Likeness.TWIN
                      ? List.of(false, true, true)
                      : customer.likeness() == Likeness.FATHER_AND_SON
                          ? List.of(false, false, true)
                          : List.of(true, false, false));
        });
  }

  @Test
  void bodyHasTheShapeOfTheApi() throws Exception {
    JsonNode body = new ObjectMapper().readTree(DEMO.customer(0).body());
    assertThat(body.fieldNames())
        .toIterable()
        .containsExactly(
            "kind", "name", "birthDate", "contactPoints", "identifiers", "addresses", "owner");
    assertThat(body.at("/kind").textValue()).isEqualTo("person");
    assertThat(body.at("/contactPoints/0/type").textValue()).isEqualTo("mobile");
    assertThat(body.at("/identifiers/0/type").textValue()).isEqualTo("national-id");
    assertThat(body.at("/addresses/0/country").textValue()).isEqualTo("CN");
    assertThat(body.at("/owner/unit").textValue())
        .isIn("sales-east", "sales-north", "sales-south", "service");
  }

  @Test
  void countBelowOneIsRefused() {
    assertThatThrownBy(() -> new DemoCustomers(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static DemoRecord original(DemoCustomer customer) {
    return ALL.get(Objects.requireNonNull(customer.likeTo())).record();
  }

  private static List<String> bodies(DemoCustomers customers) {
    return customers.stream().map(DemoCustomer::body).toList();
  }

  private static Stream<DemoRecord> records(String identifierType) {
    Function<DemoRecord, DemoRecord.Identifier> identifier = DemoRecord::identifier;
    return ALL.stream()
        .map(DemoCustomer::record)
        .filter(
            r -> identifier.apply(r) != null && identifier.apply(r).type().equals(identifierType));
  }

  private static double share(Predicate<DemoCustomer> which) {
    return (double) ALL.stream().filter(which).count() / ALL.size();
  }

  private static boolean isHan(String text) {
    return Character.UnicodeScript.of(text.codePointAt(0)) == Character.UnicodeScript.HAN;
  }

  private static String digits(DemoRecord record) {
    return Objects.requireNonNull(record.mobile()).replaceAll("[^0-9]", "").replaceAll("^86", "");
  }

  private static String sorted(String text) {
    return text.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
  }
}
