package dev.mingce.customer.standard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Administrative divisions of China by the codes of GB/T 2260: two digits of province, two of city,
 * two of county, zeros for what is not told.
 */
public final class Regions {
  private static final Regions CHINA = read("regions.txt");

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, List<String>> children = new HashMap<>();

  private Regions() {}

  public static Regions china() {
    return CHINA;
  }

  public Optional<String> name(String code) {
    return Optional.ofNullable(names.get(code));
  }

  /** The whole list, code to name, in the order of codes. */
  public Map<String, String> all() {
    return new java.util.TreeMap<>(names);
  }

  /**
   * The code of the smallest division that the names tell without doubt; empty when even the
   * province is not known. A city may be left out where the district is the only one of its name in
   * the province, as in Beijing.
   */
  public Optional<String> resolve(
      @Nullable String province, @Nullable String city, @Nullable String district) {
    String provinceCode = province == null ? null : only(children.get(""), province);
    if (provinceCode == null) {
      return Optional.empty();
    }
    String cityCode = city == null ? null : only(children.get(provinceCode), city);
    if (district == null) {
      return Optional.of(cityCode == null ? provinceCode : cityCode);
    }
    List<String> candidates = new ArrayList<>();
    if (cityCode == null) {
      for (String one : children.getOrDefault(provinceCode, List.of())) {
        candidates.addAll(children.getOrDefault(one, List.of()));
      }
    } else {
      candidates.addAll(children.getOrDefault(cityCode, List.of()));
    }
    String districtCode = only(candidates, district);
    return Optional.of(
        Objects.requireNonNullElse(districtCode, cityCode == null ? provinceCode : cityCode));
  }

  /** What all codes below a division start with: {@code 11} for 110000, {@code 1101} for 110100. */
  public static String prefix(String code) {
    return code.replaceAll("(00)+$", "");
  }

  private @Nullable String only(@Nullable List<String> codes, String name) {
    String found = null;
    for (String code : codes == null ? List.<String>of() : codes) {
      if (isNamed(Objects.requireNonNull(names.get(code)), name)) {
        if (found != null) {
          return null;
        }
        found = code;
      }
    }
    return found;
  }

  // 北京 for 北京市, 广西 for 广西壮族自治区, 朝阳 for 朝阳区: the name without what it is.
  private static boolean isNamed(String full, String name) {
    String asked = name.strip();
    return full.equals(asked)
        || (asked.length() >= 2
            && full.startsWith(asked)
            && full.substring(asked.length())
                .matches("市|省|区|县|旗|盟|地区|自治州|自治县|特别行政区|.{0,4}族?自治区|.{1,12}族自治[州县]"));
  }

  private void add(String code, String name) {
    names.put(code, name);
    children.computeIfAbsent(parent(code), any -> new ArrayList<>()).add(code);
  }

  private String parent(String code) {
    if (code.endsWith("0000")) {
      return "";
    }
    return code.endsWith("00") ? code.substring(0, 2) + "0000" : code.substring(0, 4) + "00";
  }

  private static Regions read(String file) {
    Regions regions = new Regions();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Regions.class.getResourceAsStream(file)),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> regions.add(line.substring(0, 6), line.substring(7)));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
    return regions;
  }
}
