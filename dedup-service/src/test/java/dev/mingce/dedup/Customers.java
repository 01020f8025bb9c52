package dev.mingce.dedup;

import dev.mingce.dedup.normalize.AreaForm;
import dev.mingce.dedup.normalize.CustomerFeatures;
import dev.mingce.dedup.normalize.IdentifierForm;
import dev.mingce.dedup.normalize.PersonNames;
import dev.mingce.dedup.normalize.SubjectKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Features for tests, one part at a time. */
public final class Customers {

  /** Worked example of GB 11643-1999. */
  public static final String ONE_ID = "11010519491231002X";

  /** Another number whose check digit holds. */
  public static final String OTHER_ID = "110105199002030021";

  private SubjectKind kind = SubjectKind.PERSON;
  private String family;
  private String given;
  private LocalDate birthDate;
  private final List<String> phones = new ArrayList<>();
  private final List<String> emails = new ArrayList<>();
  private final List<IdentifierForm> identifiers = new ArrayList<>();
  private final List<AreaForm> areas = new ArrayList<>();

  public static Customers person() {
    return new Customers();
  }

  public Customers kind(SubjectKind newKind) {
    kind = newKind;
    return this;
  }

  public Customers named(String newFamily, String newGiven) {
    family = newFamily;
    given = newGiven;
    return this;
  }

  public Customers born(String date) {
    birthDate = LocalDate.parse(date);
    return this;
  }

  public Customers phone(String... numbers) {
    phones.addAll(Arrays.asList(numbers));
    return this;
  }

  public Customers email(String... addresses) {
    emails.addAll(Arrays.asList(addresses));
    return this;
  }

  public Customers identifier(String type, String value) {
    identifiers.add(new IdentifierForm(type, value));
    return this;
  }

  public Customers area(String province, String district) {
    areas.add(new AreaForm(province, district));
    return this;
  }

  public CustomerFeatures features() {
    return new CustomerFeatures(
        kind,
        PersonNames.form(family, given).orElse(null),
        birthDate,
        phones,
        emails,
        identifiers,
        areas);
  }

  /** Records of a small world, so that many of their values agree, and many are missing. */
  public static Arbitrary<CustomerFeatures> arbitrary() {
    Arbitrary<String> families = Arbitraries.of("王", "欧阳", "Smith", "Smyth", "Johnson");
    Arbitrary<String> givens = Arbitraries.of("小明", "小亮", "John", "Joan", "Jonathan");
    Arbitrary<LocalDate> dates =
        Arbitraries.of("1990-02-03", "1990-03-02", "1990-02-04", "1990-11-30", "1962-07-19")
            .map(LocalDate::parse);
    Arbitrary<List<String>> phones =
        Arbitraries.of("+8613812345678", "+8613912345678", "+14155550132").list().ofMaxSize(2);
    Arbitrary<List<String>> emails =
        Arbitraries.of("a@example.com", "b@example.com").list().ofMaxSize(2);
    Arbitrary<List<IdentifierForm>> identifiers =
        Arbitraries.of(
                new IdentifierForm("national-id", ONE_ID),
                new IdentifierForm("national-id", OTHER_ID),
                new IdentifierForm("passport", "E1234567"))
            .list()
            .ofMaxSize(2);
    Arbitrary<List<AreaForm>> areas =
        Arbitraries.of(
                new AreaForm("cn/北京市", "/朝阳区"),
                new AreaForm("cn/北京市", ""),
                new AreaForm("cn/上海市", "/黄浦区"))
            .list()
            .ofMaxSize(2);
    Arbitrary<SubjectKind> kinds = Arbitraries.of(SubjectKind.class);
    return Combinators.combine(
            kinds,
            Combinators.combine(families, givens)
                .as(PersonNames::form)
                .map(form -> form.orElse(null))
                .injectNull(0.2),
            dates.injectNull(0.2),
            phones,
            emails,
            identifiers,
            areas)
        .as(CustomerFeatures::new);
  }
}
