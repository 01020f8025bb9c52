package dev.mingce.dedup.synthetic;

import dev.mingce.dedup.normalize.SocialCreditCodes;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Makes up single organisations. */
final class OrganisationMaker {

  private static final double CHINESE = 0.5;
  private static final String BRAND = "宏达瑞丰恒泰华信博远盛世金源嘉诚鼎新天润永康德隆兴业海纳通汇捷安优合聚力凯旋锦程佳美中正东升万和";
  private static final List<String> TRADES =
      List.of(
          "贸易", "科技", "物流", "餐饮管理", "建筑工程", "信息技术", "电子商务", "食品", "医疗器械", "文化传媒", "房地产开发", "服装",
          "机械制造", "环保科技", "进出口");
  private static final List<String> FORMS = List.of("有限公司", "有限责任公司", "股份有限公司");
  private static final List<String> STEMS =
      List.of(
          ("Acorn Baker Summit Cedar Delta Falcon Granite Harbor Keystone Liberty Maple North Orion"
                  + " Pioneer Quantum River Sterling Titan Union Vertex Willow Zenith Aurora Beacon"
                  + " Crescent Ember Frontier Golden Horizon Ivory Jasper Lakeside Meridian Noble"
                  + " Oakwood Phoenix Redwood Silver Trident Valley")
              .split(" "));
  private static final List<String> SECOND =
      List.of(
          ("Creek Point Ridge Star Bridge Gate Hill Brothers Peak Stone View Field Cross Rock Park"
                  + " Lane")
              .split(" "));
  private static final List<String> WESTERN_TRADES =
      List.of(
          "Technologies",
          "Logistics",
          "Manufacturing",
          "Consulting",
          "Foods",
          "Engineering Services",
          "Software",
          "Construction",
          "Medical Center",
          "Insurance Group",
          "Industries",
          "Restaurant",
          "Dental Associates",
          "International",
          "Properties",
          "Electronics");
  private static final List<String> WESTERN_FORMS =
      List.of("Inc.", "LLC", "Ltd", "Limited", "Corporation", "GmbH", "Pty Ltd", "S.A.", "PLC");
  private static final List<String> CITIES =
      List.of(
          ("Springfield Boston Denver Austin Leeds York Bristol Sydney Perth Toronto Dublin Berlin"
                  + " Munich Lyon Madrid Milan")
              .split(" "));

  private final SplittableRandom random;
  private final PersonMaker persons;
  private int subjects;

  OrganisationMaker(SplittableRandom random) {
    this.random = random;
    this.persons = new PersonMaker(random);
  }

  Organisation organisation() {
    boolean chinese = random.nextDouble() < CHINESE;
    Person.Place place = persons.otherPlace();
    String subject = nextSubject();
    return new Organisation(
        subject,
        chinese,
        chinese ? region(place) : "",
        brand(chinese),
        any(chinese ? TRADES : WESTERN_TRADES),
        any(chinese ? FORMS : WESTERN_FORMS),
        chinese && random.nextInt(10) < 6 ? code(place) : "",
        persons.phone(),
        place,
        persons.detailOf(chinese),
        chinese ? "" : any(CITIES),
        chinese ? "" : String.format(Locale.ROOT, "%05d", random.nextInt(10_000, 99_999)));
  }

  Organisation neighbour(Organisation one) {
    String code = one.code().isEmpty() ? "" : code(one.place());
    return switch (random.nextInt(5)) {
      case 0 ->
          one.named(nextSubject(), one.brand(), one.trade(), code)
              .at(elsewhere(one))
              .withPhone(persons.phone());
      case 1 -> one.named(nextSubject(), one.brand(), otherTrade(one), code);
      case 2 ->
          one.named(nextSubject(), brand(one.chinese()), otherTrade(one), code)
              .withPhone(persons.phone());
      case 3 ->
          one.named(nextSubject(), slightlyOther(one), one.trade(), code)
              .at(elsewhere(one))
              .withPhone(persons.phone());
      default ->
          one.named(nextSubject(), one.brand(), otherTrade(one), code)
              .at(elsewhere(one))
              .withPhone(persons.phone());
    };
  }

  private String nextSubject() {
    return String.format(Locale.ROOT, "u%07d", subjects++);
  }

  private Organisation elsewhere(Organisation like) {
    Organisation other = organisation();
    while (other.chinese() != like.chinese()) {
      other = organisation();
    }
    return other;
  }

  private static String region(Person.Place place) {
    String name = place.city().isEmpty() ? place.province() : place.city();
    return name.length() > 2 && name.endsWith("市") ? name.substring(0, name.length() - 1) : name;
  }

  private String brand(boolean chinese) {
    if (!chinese) {
      return random.nextInt(3) == 0 ? any(STEMS) : any(STEMS) + " " + any(SECOND);
    }
    StringBuilder brand = new StringBuilder();
    for (int i = random.nextInt(4) == 0 ? 1 : 0; i < 3; i++) {
      brand.append(BRAND.charAt(random.nextInt(BRAND.length())));
    }
    return brand.toString();
  }

  private String slightlyOther(Organisation one) {
    if (!one.chinese()) {
      return any(STEMS) + one.brand().substring(Math.max(0, one.brand().indexOf(' ')));
    }
    String other = String.valueOf(BRAND.charAt(random.nextInt(BRAND.length())));
    return one.brand().substring(0, one.brand().length() - 1) + other;
  }

  private String otherTrade(Organisation one) {
    String other = one.trade();
    while (other.equals(one.trade())) {
      other = any(one.chinese() ? TRADES : WESTERN_TRADES);
    }
    return other;
  }

  private String code(Person.Place place) {
    String number = String.format(Locale.ROOT, "%09d", random.nextInt(1_000_000_000));
    return SocialCreditCodes.withCheckCharacter("91" + place.code() + number);
  }

  String phone() {
    return persons.phone();
  }

  String otherForm(boolean chinese) {
    return any(chinese ? FORMS : WESTERN_FORMS);
  }

  String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
