package dev.mingce.stack.demo;

import dev.mingce.stack.demo.DemoRecord.Address;
import dev.mingce.stack.demo.DemoRecord.Owner;
import dev.mingce.stack.demo.DemoTables.Region;
import java.util.List;

/** What persons and organisations have alike: numbers to be reached at, places, owners. */
final class Facts {
  /** Prefixes of Chinese mobile networks that are given to people (not to machines). */
  private static final List<String> MOBILE_PREFIXES =
      List.of(
          "130", "131", "132", "133", "134", "135", "136", "137", "138", "139", "147", "150", "151",
          "152", "153", "155", "156", "157", "158", "159", "166", "170", "171", "173", "175", "176",
          "177", "178", "180", "181", "182", "183", "184", "185", "186", "187", "188", "189", "191",
          "193", "195", "196", "197", "198", "199");

  private static final int SUBSCRIBERS = 100_000_000;
  private static final List<String> EMAIL_DOMAINS =
      List.of("example.com", "example.cn", "example.org");
  private static final List<String> UNITS =
      List.of("sales-east", "sales-north", "sales-south", "service");
  private static final List<List<String>> STAFF =
      List.of(
          List.of("li.na", "zhang.wei", "chen.jie"),
          List.of("wang.fang", "zhao.lei", "sun.min"),
          List.of("huang.ting", "lin.hao", "he.jun"),
          List.of("zhou.yan", "wu.bo"));

  private final Permutation mobiles;

  Facts(long seed) {
    this.mobiles = new Permutation((long) MOBILE_PREFIXES.size() * SUBSCRIBERS, seed ^ 0x4D0B11L);
  }

  /** Eleven digits, different for each customer number. */
  String mobile(int number) {
    long place = mobiles.of(number);
    return MOBILE_PREFIXES.get((int) (place / SUBSCRIBERS)) + "%08d".formatted(place % SUBSCRIBERS);
  }

  /** People mostly type the digits alone. */
  static PhoneNotation notation(Dice dice) {
    return dice.chance(0.6) ? PhoneNotation.PLAIN : dice.pick(List.of(PhoneNotation.values()));
  }

  /** An address under a domain that RFC 2606 keeps for examples, different for each number. */
  static String email(String localPart, int number, Dice dice) {
    return localPart + number + "@" + dice.pick(EMAIL_DOMAINS);
  }

  static Address address(Region region, Dice dice) {
    String detail =
        "%s %d 号 %d 栋 %d 室"
            .formatted(
                dice.pick(DemoTables.STREETS),
                dice.between(1, 399),
                dice.between(1, 28),
                dice.between(1, 32) * 100 + dice.between(1, 6));
    return new Address(
        "CN",
        region.province(),
        region.city().isEmpty() ? null : region.city(),
        region.district(),
        detail,
        region.postcode());
  }

  static Owner owner(Dice dice) {
    int unit = dice.below(UNITS.size());
    return new Owner(UNITS.get(unit), dice.pick(STAFF.get(unit)));
  }
}
