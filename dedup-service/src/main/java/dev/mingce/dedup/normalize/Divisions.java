package dev.mingce.dedup.normalize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The administrative divisions of China (GB/T 2260) down to the county: fills missing parents, and
 * brings short and former names into the one in use.
 */
final class Divisions {

  private static final Map<String, Division> BY_CODE = new HashMap<>();
  private static final Map<String, List<Division>> BY_NAME = new HashMap<>();
  private static final Map<String, String> FORMER = new HashMap<>();
  private static final Set<String> PROVINCES = new HashSet<>();
  private static final List<String> ENDINGS =
      List.of(
          "特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县", "地区", "新区", "省", "市", "区", "县",
          "盟", "旗");
  private static final int LONGEST = 15;
  private static final String NO_DIVISION = "市辖区";
  private static final String STREET_ENDINGS = "路街道巷弄村镇";

  static {
    for (String line : ReadingTable.lines("divisions.txt")) {
      String[] parts = line.split(" ");
      Division division = new Division(parts[0], parts[1]);
      BY_CODE.put(division.code(), division);
      PROVINCES.add(division.code().substring(0, 2));
      name(division.name(), division);
      name(shortName(division.name()), division);
    }
    ReadingTable.read("division-renames.txt")
        .forEach((former, now) -> FORMER.put(former, now.getFirst()));
  }

  private Divisions() {}

  private record Division(String code, String name) {
    boolean isIn(@Nullable Division parent) {
      return parent == null || (code.startsWith(parent.code()) && !equals(parent));
    }

    int level() {
      return code.length() / 2;
    }
  }

  /**
   * What an address says about divisions.
   *
   * @param rest what follows the divisions
   */
  record Place(String province, String city, String district, String rest) {
    @Override
    public String toString() {
      return "Place[***]";
    }
  }

  private static void name(String name, Division division) {
    if (name.length() > 1) {
      List<Division> named = BY_NAME.computeIfAbsent(name, any -> new ArrayList<>());
      if (!named.contains(division)) {
        named.add(division);
      }
    }
  }

  private static String shortName(String name) {
    for (String ending : ENDINGS) {
      if (name.endsWith(ending) && name.length() - ending.length() > 1) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  static List<DivisionNames.County> counties() {
    List<DivisionNames.County> counties = new ArrayList<>();
    for (Division division : new TreeMap<>(BY_CODE).values()) {
      if (division.level() == 3) {
        Place place = place(division, "");
        counties.add(
            new DivisionNames.County(
                division.code(), place.province(), place.city(), place.district()));
      }
    }
    return counties;
  }

  static boolean isRegion(String code) {
    // Regions that were dissolved stay in numbers that were given out before.
    return BY_CODE.containsKey(code) || PROVINCES.contains(code.substring(0, 2));
  }

  /** Reads the divisions at the beginning of a simplified text without blanks. */
  static Place read(String text) {
    Division found = null;
    int at = 0;
    while (at < text.length()) {
      int repeated = repeatedLength(text, at, found);
      if (repeated > 0) {
        at += repeated;
        continue;
      }
      int end = at;
      Division next = null;
      for (int to = Math.min(text.length(), at + LONGEST); to > at + 1 && next == null; to--) {
        next = isStreetName(text, to) ? null : child(text.substring(at, to), found);
        end = to;
      }
      if (next == null) {
        break;
      }
      found = next;
      at = end;
    }
    return place(found, text.substring(at));
  }

  /**
   * What is left of a name that begins with a division, as those of most organisations do; all of
   * it when less than two characters would be left.
   */
  static String withoutRegion(String name) {
    Place place = read(name);
    return place.rest().length() >= 2 ? place.rest() : name;
  }

  // 北京市北京市朝阳区, and the name of no division that stands between 北京市 and 朝阳区
  private static int repeatedLength(String text, int at, @Nullable Division found) {
    if (text.startsWith(NO_DIVISION, at)) {
      return NO_DIVISION.length();
    }
    return found != null && text.startsWith(found.name(), at) ? found.name().length() : 0;
  }

  // 朝阳 is a district, 朝阳路 a street
  private static boolean isStreetName(String text, int end) {
    return end < text.length() && STREET_ENDINGS.indexOf(text.charAt(end)) >= 0;
  }

  private static @Nullable Division child(String name, @Nullable Division parent) {
    String current = FORMER.getOrDefault(name, name);
    Division only = null;
    for (Division division : BY_NAME.getOrDefault(current, List.of())) {
      if (division.isIn(parent)) {
        if (only != null && only.level() == division.level()) {
          return null; // more than one: the name alone does not tell
        }
        only = only == null || division.level() < only.level() ? division : only;
      }
    }
    return only;
  }

  private static Place place(@Nullable Division found, String rest) {
    if (found == null) {
      return new Place("", "", "", rest);
    }
    String code = found.code();
    String province = nameOf(code.substring(0, 2));
    String prefecture = code.length() >= 4 ? nameOf(code.substring(0, 4)) : "";
    String city = prefecture.isEmpty() && code.length() == 6 ? province : prefecture;
    String district = code.length() == 6 ? nameOf(code) : "";
    return new Place(province, city, district, rest);
  }

  private static String nameOf(String code) {
    Division division = BY_CODE.get(code);
    return division == null ? "" : division.name();
  }
}
