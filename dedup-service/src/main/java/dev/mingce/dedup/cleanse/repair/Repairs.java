package dev.mingce.dedup.cleanse.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.dedup.normalize.EmailAddresses;
import dev.mingce.dedup.normalize.EnteredText;
import dev.mingce.dedup.normalize.IdentifierForm;
import dev.mingce.dedup.normalize.NationalIds;
import dev.mingce.dedup.normalize.PhoneNumbers;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.normalize.TextForm;
import dev.mingce.events.EventJson;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what can be repaired in a record. */
public final class Repairs {

  private static final ObjectMapper JSON = EventJson.mapper();
  private static final Set<String> PHONES = Set.of("mobile", "landline", "phone");
  private static final String VALUE = "/value";
  private static final String NATIONAL_ID = "national-id";

  private final PersonalDocument document;
  private final List<Repair> found = new ArrayList<>();

  private Repairs(PersonalDocument document) {
    this.document = document;
  }

  /** The repairs of a record; one for each rule and place. */
  public static List<Repair> of(SubjectKind kind, PersonalDocument document) {
    Repairs repairs = new Repairs(document);
    if (kind == SubjectKind.PERSON) {
      repairs.name(document.name());
      repairs.facts();
    }
    repairs.contacts();
    repairs.identifiers();
    AddressRepairs.find(document.addresses(), repairs.found);
    return List.copyOf(repairs.found);
  }

  private void name(@Nullable PersonName name) {
    if (name == null) {
      return;
    }
    Map<String, @Nullable String> widths = new HashMap<>();
    Map<String, @Nullable String> fillers = new HashMap<>();
    part("/family", name.family(), widths, fillers);
    part("/given", name.given(), widths, fillers);
    part("/full", name.full(), widths, fillers);
    JsonNode entry = JSON.valueToTree(name);
    add(RepairRule.HALF_WIDTH, "/name", entry, widths);
    add(RepairRule.PLACEHOLDER_REMOVED, "/name", entry, fillers);
    String family = name.family();
    String given = name.given();
    if (family != null && given != null && isSwapped(family.strip(), given.strip())) {
      add(
          RepairRule.NAME_ORDER,
          "/name",
          entry,
          Map.of("/family", given.strip(), "/given", family.strip()));
    }
  }

  private static void part(
      String place,
      @Nullable String text,
      Map<String, @Nullable String> widths,
      Map<String, @Nullable String> fillers) {
    if (text == null || text.isEmpty()) {
      return;
    }
    if (EnteredText.isPlaceholder(text)) {
      fillers.put(place, null);
    } else if (!TextForm.clean(text).equals(text)) {
      widths.put(place, TextForm.clean(text));
    }
  }

  // 小明 as the family name and 王 as the given one.
  private static boolean isSwapped(String family, String given) {
    return EnteredText.isSurname(given) && !EnteredText.isSurname(family) && family.length() > 1;
  }

  private void facts() {
    String number = nationalId().orElse(null);
    if (number == null) {
      return;
    }
    String born =
        LocalDate.parse(NationalIds.birthDate(number), DateTimeFormatter.BASIC_ISO_DATE).toString();
    LocalDate entered = document.birthDate();
    if (entered == null) {
      add(RepairRule.BIRTH_DATE_FILLED, "/birthDate", null, Map.of("", born));
    } else if (!entered.toString().equals(born)) {
      add(
          RepairRule.BIRTH_DATE_CORRECTED,
          "/birthDate",
          JSON.valueToTree(entered.toString()),
          Map.of("", born));
    }
    // GB/T 2261.1
    String gender = NationalIds.gender(number).equals("male") ? "1" : "2";
    String known = document.demographics() == null ? null : document.demographics().gender();
    if (known == null || known.equals("0") || known.equals("9")) {
      add(RepairRule.GENDER_FILLED, "/demographics/gender", null, Map.of("", gender));
    } else if (!known.equals(gender)) {
      add(
          RepairRule.GENDER_CORRECTED,
          "/demographics/gender",
          JSON.valueToTree(known),
          Map.of("", gender));
    }
  }

  private void contacts() {
    List<ContactPoint> points = document.contactPoints();
    for (int i = 0; i < points.size(); i++) {
      ContactPoint point = points.get(i);
      String pointer = "/contactPoints/" + i;
      JsonNode entry = JSON.valueToTree(point);
      if (PHONES.contains(point.type())) {
        phone(point, pointer, entry);
      } else if (point.type().equals("email")) {
        email(point, pointer, entry);
      }
    }
  }

  // Where customer-service has read the number already, its normal form says the same.
  private void phone(ContactPoint point, String pointer, JsonNode entry) {
    Optional<String> number = PhoneNumbers.e164(point.value());
    if (EnteredText.isFiller(national(number.orElse(point.value())))) {
      remove(pointer, entry);
    } else if (number.isPresent()
        && !number.get().equals(point.value())
        && !number.get().equals(point.normalized())) {
      add(RepairRule.PHONE_E164, pointer, entry, Map.of(VALUE, number.get()));
    }
  }

  private static String national(String number) {
    return number.startsWith("+86") ? number.substring(3) : number;
  }

  private void email(ContactPoint point, String pointer, JsonNode entry) {
    String clean = TextForm.clean(point.value());
    Optional<String> domain = EmailDomains.repaired(clean);
    if (EmailAddresses.matchForm(clean).isPresent() && EnteredText.isNobodysMailbox(clean)) {
      remove(pointer, entry);
    } else if (domain.isPresent()) {
      add(RepairRule.EMAIL_DOMAIN, pointer, entry, Map.of(VALUE, domain.get()));
    } else if (!clean.equals(point.value()) && !clean.isEmpty()) {
      add(RepairRule.HALF_WIDTH, pointer, entry, Map.of(VALUE, clean));
    }
  }

  private void identifiers() {
    List<Identifier> identifiers = document.identifiers();
    for (int i = 0; i < identifiers.size(); i++) {
      Identifier one = identifiers.get(i);
      String clean = TextForm.clean(one.value());
      if (one.type().equals(NATIONAL_ID) && clean.length() == 15) {
        String longer = EnteredText.withEighteenDigits(clean);
        if (NationalIds.isValid(longer) && !longer.equals(one.normalized())) {
          add(
              RepairRule.ID_18_DIGITS,
              "/identifiers/" + i,
              JSON.valueToTree(one),
              Map.of(VALUE, longer));
        }
      }
    }
  }

  private Optional<String> nationalId() {
    return document.identifiers().stream()
        .filter(one -> one.type().equals(NATIONAL_ID))
        .flatMap(one -> IdentifierForm.of(one.type(), one.value()).stream())
        .map(IdentifierForm::value)
        .filter(NationalIds::isValid)
        .findFirst();
  }

  private void remove(String pointer, JsonNode entry) {
    Map<String, @Nullable String> gone = new HashMap<>();
    gone.put(VALUE, null);
    add(RepairRule.PLACEHOLDER_REMOVED, pointer, entry, gone);
  }

  private void add(
      RepairRule rule,
      String pointer,
      @Nullable JsonNode entry,
      Map<String, @Nullable String> patches) {
    if (!patches.isEmpty()) {
      found.add(new Repair(rule.code(), pointer, entry, patches));
    }
  }
}
