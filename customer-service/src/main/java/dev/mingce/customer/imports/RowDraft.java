package dev.mingce.customer.imports;

import dev.mingce.customer.content.CustomerInput;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.web.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row as the customer that it describes, remembering which column each value came from. */
final class RowDraft {
  private final ImportPlan plan;
  private final CodeReader codes;
  private final String kind;
  private final Map<String, String> attributes = new TreeMap<>();
  private final Map<FieldTarget, String> texts = new EnumMap<>(FieldTarget.class);
  private final List<CustomerInput.Contact> contacts = new ArrayList<>();
  private final List<CustomerInput.Id> identifiers = new ArrayList<>();
  private final Set<String> tags = new LinkedHashSet<>();
  private final Map<String, List<ColumnRule>> origins = new HashMap<>();
  private final List<Violation> faults = new ArrayList<>();

  RowDraft(ImportPlan plan, CodeReader codes, CsvRow row, Set<ColumnRule> dropped) {
    this.plan = plan;
    this.codes = codes;
    // First, as it decides how the other columns are read.
    this.kind = kind(plan, row, dropped);
    for (ColumnRule rule : plan.rules()) {
      String value = row.fields().get(rule.index());
      if (!value.isEmpty() && rule.target() != FieldTarget.IGNORE && !dropped.contains(rule)) {
        take(rule, value);
      }
    }
  }

  /** Faults found before the rules of the data standard apply. */
  List<Violation> faults() {
    return List.copyOf(faults);
  }

  /** The columns that a place of the customer was read from; empty for the row as a whole. */
  List<ColumnRule> origins(String pointer) {
    String place = pointer;
    while (!place.isEmpty()) {
      List<ColumnRule> rules = origins.get(place);
      if (rules != null) {
        return rules;
      }
      place = place.substring(0, place.lastIndexOf('/'));
    }
    return List.of();
  }

  CustomerInput input() {
    return new CustomerInput(
        kind,
        new CustomerInput.Name(
            texts.get(FieldTarget.NAME_FAMILY),
            texts.get(FieldTarget.NAME_GIVEN),
            texts.get(FieldTarget.NAME_FULL),
            texts.get(FieldTarget.NAME_PHONETIC)),
        texts.get(FieldTarget.BIRTH_DATE),
        contacts,
        identifiers,
        addresses(),
        List.copyOf(tags),
        owner(),
        texts.get(FieldTarget.TIER),
        texts.get(FieldTarget.STAGE),
        null,
        demographics(),
        organisation(),
        null,
        null,
        attributes.isEmpty() ? null : attributes);
  }

  private void take(ColumnRule rule, String value) {
    String pointer = rule.target().pointer();
    switch (rule.target()) {
      case CONTACT_POINT -> {
        pointer += "/" + contacts.size();
        contacts.add(new CustomerInput.Contact(rule.type(), value));
      }
      case IDENTIFIER -> {
        pointer += "/" + identifiers.size();
        identifiers.add(new CustomerInput.Id(rule.type(), value));
      }
      case TAGS -> {
        for (String tag : value.split("[,;|、，；]", -1)) {
          if (!tag.isBlank()) {
            tags.add(tag.strip());
          }
        }
      }
      case BIRTH_DATE, FOUNDED_ON -> texts.put(rule.target(), date(rule, value, pointer));
      case CUSTOM -> {
        String attribute = Objects.requireNonNull(rule.type());
        pointer += "/" + attribute;
        attributes.put(attribute, codes.read(kind, pointer, value));
      }
      case GENDER, EDUCATION, OCCUPATION, INDUSTRY_CODE, SIZE, TIER, STAGE ->
          texts.put(rule.target(), codes.read(kind, pointer, value));
      case OWNER_UNIT -> {
        texts.put(rule.target(), value);
        if (!plan.mayOwn(value)) {
          faults.add(Violation.at(pointer, "unit-not-permitted"));
        }
      }
      case IGNORE -> {}
      default -> texts.merge(rule.target(), value, (first, second) -> first + " " + second);
    }
    origins.computeIfAbsent(pointer, any -> new ArrayList<>()).add(rule);
    if (!Texts.isStorable(value)) {
      faults.add(Violation.at(pointer, "invalid-characters"));
    }
    // It stands where a byte sequence could not be decoded: what was there is lost.
    if (value.indexOf('\uFFFD') >= 0) {
      faults.add(Violation.at(pointer, "invalid-encoding"));
    }
  }

  private String date(ColumnRule rule, String value, String pointer) {
    DateForm form = rule.format();
    if (form == null) {
      return value;
    }
    Optional<LocalDate> date = form.read(value);
    if (date.isEmpty()) {
      faults.add(Violation.at(pointer, "date-not-in-format", form.pattern()));
    }
    return date.map(LocalDate::toString).orElse("");
  }

  private @Nullable List<CustomerInput.Address> addresses() {
    boolean any = texts.keySet().stream().anyMatch(FieldTarget::isAddress);
    if (!any) {
      return null;
    }
    String country = texts.get(FieldTarget.COUNTRY);
    return List.of(
        new CustomerInput.Address(
            country == null ? plan.country() : country,
            texts.get(FieldTarget.PROVINCE),
            texts.get(FieldTarget.CITY),
            texts.get(FieldTarget.DISTRICT),
            texts.get(FieldTarget.DETAIL),
            texts.get(FieldTarget.POSTCODE),
            texts.get(FieldTarget.REGION_CODE),
            null,
            null));
  }

  private CustomerInput.@Nullable DemographicsInput demographics() {
    return any(
            FieldTarget.GENDER,
            FieldTarget.EDUCATION,
            FieldTarget.OCCUPATION,
            FieldTarget.NATIONALITY)
        ? new CustomerInput.DemographicsInput(
            texts.get(FieldTarget.GENDER),
            texts.get(FieldTarget.EDUCATION),
            texts.get(FieldTarget.OCCUPATION),
            texts.get(FieldTarget.NATIONALITY))
        : null;
  }

  private CustomerInput.@Nullable OrganisationInput organisation() {
    return any(
            FieldTarget.LEGAL_NAME,
            FieldTarget.SHORT_NAME,
            FieldTarget.LEGAL_REPRESENTATIVE,
            FieldTarget.FOUNDED_ON,
            FieldTarget.INDUSTRY_CODE,
            FieldTarget.SIZE)
        ? new CustomerInput.OrganisationInput(
            texts.get(FieldTarget.LEGAL_NAME),
            texts.get(FieldTarget.SHORT_NAME),
            texts.get(FieldTarget.LEGAL_REPRESENTATIVE),
            texts.get(FieldTarget.FOUNDED_ON),
            texts.get(FieldTarget.INDUSTRY_CODE),
            texts.get(FieldTarget.SIZE))
        : null;
  }

  private boolean any(FieldTarget... targets) {
    return Arrays.stream(targets).anyMatch(texts::containsKey);
  }

  private static String kind(ImportPlan plan, CsvRow row, Set<ColumnRule> dropped) {
    return plan.rules().stream()
        .filter(rule -> rule.target() == FieldTarget.KIND && !dropped.contains(rule))
        .map(rule -> row.fields().get(rule.index()))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse(plan.kind());
  }

  private CustomerInput.@Nullable OwnerInput owner() {
    String unit = texts.get(FieldTarget.OWNER_UNIT);
    String user = texts.get(FieldTarget.OWNER_USER);
    if (unit == null && plan.owner() != null) {
      return new CustomerInput.OwnerInput(
          plan.owner().unit(), user == null ? plan.owner().user() : user);
    }
    return unit == null ? null : new CustomerInput.OwnerInput(unit, user);
  }
}
