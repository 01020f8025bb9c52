package dev.mingce.dedup.synthetic;

import dev.mingce.dedup.normalize.DivisionNames;
import dev.mingce.dedup.normalize.NameReadings;
import dev.mingce.dedup.normalize.NationalIds;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Makes up single persons. */
final class PersonMaker {

  private static final double CHINESE = 0.75;
  private static final int FIRST_YEAR = 1945;
  private static final int YEARS = 60;
  private static final List<String> MAILS =
      List.of(
          "qq.com", "163.com", "126.com", "gmail.com", "outlook.com", "sina.com", "example.com");
  private static final List<String> STREETS =
      List.of(
          "建国路", "人民路", "中山路", "解放路", "和平街", "新华街", "文化路", "胜利大街", "长江路", "黄河路", "光明巷", "幸福里",
          "学院路", "科技大道", "花园路", "南京路", "北京路", "青年路", "工业大道", "滨河路");
  private static final List<String> WESTERN_STREETS =
      List.of(
          "High Street",
          "Station Road",
          "Church Lane",
          "Victoria Road",
          "Park Avenue",
          "Mill Lane",
          "King Street",
          "Queens Drive",
          "London Road",
          "Green Lane",
          "Manor Close",
          "Springfield Road",
          "Elm Grove",
          "Oak Avenue");

  private final SplittableRandom random;
  private final Names names = new Names();
  private final List<Person.Place> places =
      DivisionNames.counties().stream()
          .map(c -> new Person.Place(c.code(), c.province(), c.city(), c.district()))
          .toList();
  private int subjects;

  PersonMaker(SplittableRandom random) {
    this.random = random;
  }

  String nextSubject() {
    return String.format(Locale.ROOT, "s%07d", subjects++);
  }

  Person person() {
    boolean chinese = random.nextDouble() < CHINESE;
    boolean male = random.nextBoolean();
    LocalDate born = birthDate();
    Person.Place place = places.get(random.nextInt(places.size()));
    String family = names.family(random, chinese);
    String given = names.given(random, chinese);
    return new Person(
        nextSubject(),
        chinese,
        family,
        given,
        male,
        born,
        chinese ? nationalId(place, born, male) : "",
        phone(),
        email(chinese, family, given),
        place,
        detail(chinese));
  }

  LocalDate birthDate() {
    return LocalDate.of(FIRST_YEAR, 1, 1).plusDays(random.nextInt(YEARS * 365));
  }

  String nationalId(Person.Place place, LocalDate born, boolean male) {
    int serial = random.nextInt(500) * 2 + (male ? 1 : 0);
    String digits =
        place.code()
            + born.format(DateTimeFormatter.BASIC_ISO_DATE)
            + String.format(Locale.ROOT, "%03d", serial);
    return NationalIds.withCheckDigit(digits);
  }

  String phone() {
    String[] starts = {"130", "135", "136", "138", "139", "150", "158", "177", "186", "188"};
    return starts[random.nextInt(starts.length)]
        + String.format(Locale.ROOT, "%08d", random.nextInt(100_000_000));
  }

  private String email(boolean chinese, String family, String given) {
    String name =
        chinese
            ? NameReadings.ofSurname(family).getFirst() + NameReadings.ofGivenName(given).getFirst()
            : given.toLowerCase(Locale.ROOT) + "." + family.toLowerCase(Locale.ROOT);
    return name + random.nextInt(10_000) + "@" + MAILS.get(random.nextInt(MAILS.size()));
  }

  private String detail(boolean chinese) {
    if (!chinese) {
      String street = WESTERN_STREETS.get(random.nextInt(WESTERN_STREETS.size()));
      return random.nextInt(1, 200) + " " + street;
    }
    String street = STREETS.get(random.nextInt(STREETS.size()));
    return street
        + random.nextInt(1, 300)
        + "号"
        + random.nextInt(1, 30)
        + "号楼"
        + random.nextInt(1, 7)
        + "单元"
        + random.nextInt(101, 1800)
        + "室";
  }

  Person.Place otherPlace() {
    return places.get(random.nextInt(places.size()));
  }

  /** Another given name that is read the same, or the same name when there is none. */
  String homophone(String given) {
    return names.homophone(random, given);
  }

  String otherGiven(Person like) {
    return names.given(random, like.chinese());
  }

  String oneCharacterOther(Person like) {
    return names.oneCharacterOther(random, like.given(), like.chinese());
  }

  String randomDetail(Person like) {
    return detail(like.chinese());
  }

  /** A street with a house number. */
  String detailOf(boolean chinese) {
    return detail(chinese);
  }
}
