package dev.mingce.dedup.synthetic;

import dev.mingce.dedup.normalize.NameReadings;
import dev.mingce.dedup.normalize.RecordField;
import dev.mingce.dedup.normalize.SourceRecord;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * Writes persons down as counters and forms do: completely at first, with losses and slips later.
 */
final class Copies {

  private static final Map<String, String> NICKNAMES = nicknames();
  private static final Map<String, String> FORMER_DISTRICTS =
      Map.of("西城区", "宣武区", "东城区", "崇文区", "黄浦区", "卢湾区", "静安区", "闸北区", "浦东新区", "南汇区", "秦淮区", "白下区");

  private static final List<String> CITIES =
      List.of(
          ("London Leeds York Bristol Oxford Exeter Cardiff Glasgow Dublin Boston Denver Austin"
                  + " Seattle Toronto Sydney Perth Auckland Berlin Munich Paris Lyon Madrid Milan"
                  + " Vienna Zurich Oslo Bergen Porto Turin Ghent")
              .split(" "));

  private final SplittableRandom random;
  private final PersonMaker maker;

  Copies(SplittableRandom random, PersonMaker maker) {
    this.random = random;
    this.maker = maker;
  }

  private static Map<String, String> nicknames() {
    Map<String, String> nicknames = new HashMap<>();
    String pairs =
        "William Bill Robert Bob Richard Dick Elizabeth Liz Margaret Peggy Catherine Kate James Jim"
            + " Michael Mike David Dave Thomas Tom Daniel Dan Matthew Matt Anthony Tony Andrew Andy"
            + " Joseph Joe Edward Ted Samuel Sam Benjamin Ben Alexander Alex Nicholas Nick"
            + " Christopher Chris Victoria Vicky Rebecca Becky Susan Sue";
    String[] words = pairs.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      nicknames.put(words[i], words[i + 1]);
    }
    return nicknames;
  }

  /** The fields of a record that has no id yet. */
  record Written(Map<RecordField, String> fields) {
    SourceRecord record(String id) {
      Map<RecordField, List<String>> values = new EnumMap<>(RecordField.class);
      fields.forEach((field, text) -> {
        if (!text.isEmpty()) {
          values.put(field, List.of(text));
        }
      });
      return new SourceRecord(id, values);
    }

    @Override
    public String toString() {
      return "Written[***]";
    }
  }

  Written original(Person person) {
    Map<RecordField, String> fields = complete(person);
    drop(fields, RecordField.NATIONAL_ID, 0.3);
    drop(fields, RecordField.EMAIL, 0.3);
    drop(fields, RecordField.PHONE, 0.05);
    return new Written(fields);
  }

  Written copy(Person person) {
    Map<RecordField, String> fields = complete(person);
    rename(person, fields);
    change(fields, RecordField.PHONE, 0.15, any -> maker.phone());
    change(fields, RecordField.PHONE, 0.05, this::transposed);
    change(fields, RecordField.PHONE, 0.4, this::spelled);
    change(fields, RecordField.BIRTH_DATE, 0.04, this::slippedDate);
    change(fields, RecordField.NATIONAL_ID, 0.05, this::transposed);
    change(fields, RecordField.NATIONAL_ID, 0.1, Copies::fifteen);
    change(fields, RecordField.EMAIL, 0.3, text -> text.toUpperCase(Locale.ROOT));
    move(person, fields);
    drop(fields, RecordField.NATIONAL_ID, 0.45);
    drop(fields, RecordField.EMAIL, 0.5);
    drop(fields, RecordField.GENDER, 0.3);
    if (!fields.getOrDefault(RecordField.PHONE, "").equals(person.phone())) {
      drop(fields, RecordField.BIRTH_DATE, 0.05);
    } else {
      drop(fields, RecordField.BIRTH_DATE, 0.2);
      drop(fields, RecordField.ADDRESS, 0.3);
    }
    return new Written(fields);
  }

  private static Map<RecordField, String> complete(Person person) {
    Map<RecordField, String> fields = new EnumMap<>(RecordField.class);
    if (person.chinese()) {
      fields.put(RecordField.FULL_NAME, person.family() + person.given());
      Person.Place place = person.place();
      String city = place.city().equals(place.province()) ? "" : place.city();
      fields.put(RecordField.ADDRESS, place.province() + city + place.district() + person.detail());
    } else {
      fields.put(RecordField.FULL_NAME, person.given() + " " + person.family());
      fields.put(RecordField.ADDRESS, person.detail());
      fields.put(
          RecordField.CITY, CITIES.get(Math.floorMod(person.detail().hashCode(), CITIES.size())));
    }
    fields.put(RecordField.GENDER, person.male() ? "M" : "F");
    fields.put(RecordField.BIRTH_DATE, person.born().toString());
    fields.put(RecordField.NATIONAL_ID, person.nationalId());
    fields.put(RecordField.PHONE, person.phone());
    fields.put(RecordField.EMAIL, person.email());
    return fields;
  }

  private void rename(Person person, Map<RecordField, String> fields) {
    String name = person.chinese() ? chineseName(person) : westernName(person);
    fields.put(RecordField.FULL_NAME, name);
  }

  private String chineseName(Person person) {
    String family = NameReadings.ofSurname(person.family()).getFirst();
    String given = NameReadings.ofGivenName(person.given()).getFirst();
    return switch (random.nextInt(12)) {
      case 0, 1 -> NameReadings.traditional(person.family() + person.given());
      case 2 -> family + " " + given;
      case 3 -> capital(given) + " " + capital(family);
      case 4 -> capital(family) + " " + spacedReading(person.given());
      case 5 -> person.family() + maker.homophone(person.given());
      case 6 -> person.family() + " " + person.given();
      default -> person.family() + person.given();
    };
  }

  private static String spacedReading(String given) {
    StringBuilder spaced = new StringBuilder();
    for (int i = 0; i < given.length(); i++) {
      String syllable = NameReadings.ofGivenName(given.substring(i, i + 1)).getFirst();
      spaced.append(i == 0 ? "" : " ").append(capital(syllable));
    }
    return spaced.toString();
  }

  private String westernName(Person person) {
    return switch (random.nextInt(6)) {
      case 0 -> person.family() + ", " + person.given();
      case 1 -> NICKNAMES.getOrDefault(person.given(), person.given()) + " " + person.family();
      case 2 -> slipped(person.given()) + " " + person.family();
      case 3 -> person.given() + " " + slipped(person.family());
      default -> person.given() + " " + person.family();
    };
  }

  private void move(Person person, Map<RecordField, String> fields) {
    if (random.nextDouble() < 0.08) {
      fields.put(
          RecordField.ADDRESS, complete(movedHome(person)).getOrDefault(RecordField.ADDRESS, ""));
    } else if (person.chinese()) {
      fields.put(RecordField.ADDRESS, shortened(person));
    }
  }

  private Person movedHome(Person person) {
    return person.withHome(maker.otherPlace(), maker.randomDetail(person));
  }

  private String shortened(Person person) {
    Person.Place place = person.place();
    String district =
        random.nextBoolean()
            ? FORMER_DISTRICTS.getOrDefault(place.district(), place.district())
            : place.district();
    return switch (random.nextInt(4)) {
      case 0 -> place.city() + district + person.detail();
      case 1 ->
          place.province().replaceAll("[省市]$", "") + district + person.detail().replace("号楼", "-");
      default -> place.province() + place.city() + district + person.detail();
    };
  }

  private void change(
      Map<RecordField, String> fields, RecordField field, double share, UnaryOperator<String> how) {
    String text = fields.getOrDefault(field, "");
    if (!text.isEmpty() && random.nextDouble() < share) {
      fields.put(field, how.apply(text));
    }
  }

  private void drop(Map<RecordField, String> fields, RecordField field, double share) {
    if (random.nextDouble() < share) {
      fields.remove(field);
    }
  }

  private String transposed(String digits) {
    if (digits.length() < 4) {
      return digits;
    }
    int at = random.nextInt(2, digits.length() - 2);
    return digits.substring(0, at)
        + digits.charAt(at + 1)
        + digits.charAt(at)
        + digits.substring(at + 2);
  }

  private String spelled(String phone) {
    String groups =
        phone.replaceAll("(...)(....)(....)", random.nextBoolean() ? "$1 $2 $3" : "$1-$2-$3");
    return random.nextBoolean() ? "+86 " + groups : groups;
  }

  private static String fifteen(String id) {
    return id.length() == 18 && id.startsWith("19", 6)
        ? id.substring(0, 6) + id.substring(8, 17)
        : id;
  }

  private String slippedDate(String date) {
    LocalDate born = LocalDate.parse(date);
    boolean swap = random.nextBoolean() && born.getDayOfMonth() <= 12;
    return swap
        ? LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue()).toString()
        : born.plusDays(random.nextInt(1, 9)).toString();
  }

  private String slipped(String name) {
    int at = random.nextInt(1, name.length());
    return switch (random.nextInt(3)) {
      case 0 -> name.substring(0, at) + name.substring(Math.min(name.length(), at + 1));
      case 1 -> name.substring(0, at) + (char) ('a' + random.nextInt(26)) + name.substring(at);
      default -> name.substring(0, at) + name.charAt(at) + name.substring(at);
    };
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
