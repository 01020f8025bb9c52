package dev.mingce.stack.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * The word lists behind the demo customers. Region codes are those of the National Bureau of
 * Statistics (2023); surname weights follow the published order of frequency, in no exact unit.
 */
final class DemoTables {
  private DemoTables() {}

  /**
   * @param city empty in the four municipalities
   */
  record Region(String code, String province, String city, String district, String postcode) {}

  record Surname(String simplified, String traditional, String pinyin, int weight) {}

  /**
   * @param sex {@code m}, {@code f} or {@code b} for both
   * @param mistyped a character of the same or nearly the same sound that input methods offer
   */
  record GivenCharacter(
      String simplified,
      String traditional,
      String pinyin,
      String sex,
      int weight,
      String mistyped) {}

  record WesternGiven(String name, String sex, String nickname, String mistyped) {}

  record WesternFamily(String name, int weight) {}

  /**
   * @param kind {@code core}, {@code trade} or {@code legal}, with {@code western-} before it for
   *     words in Latin letters
   */
  record CompanyWord(String kind, String word, String pinyin) {}

  static final List<Region> REGIONS =
      rows("regions.csv", c -> new Region(c[0], c[1], c[2], c[3], c[4]));

  static final WeightedTable<Surname> SURNAMES =
      new WeightedTable<>(
          rows("surnames.csv", c -> new Surname(c[0], c[1], c[2], Integer.parseInt(c[3]))),
          Surname::weight);

  static final WeightedTable<GivenCharacter> MALE_CHARACTERS = givenCharacters("m");
  static final WeightedTable<GivenCharacter> FEMALE_CHARACTERS = givenCharacters("f");

  static final List<WesternGiven> WESTERN_MALE = westernGiven("m");
  static final List<WesternGiven> WESTERN_FEMALE = westernGiven("f");

  static final WeightedTable<WesternFamily> WESTERN_FAMILIES =
      new WeightedTable<>(
          rows("western-families.csv", c -> new WesternFamily(c[0], Integer.parseInt(c[1]))),
          WesternFamily::weight);

  static final List<String> STREETS = rows("streets.csv", c -> c[0]);

  private static final List<CompanyWord> COMPANY_WORDS =
      rows("company-words.csv", c -> new CompanyWord(c[0], c[1], c[2]));

  static final List<CompanyWord> CORES = companyWords("core");
  static final List<CompanyWord> TRADES = companyWords("trade");
  static final List<CompanyWord> LEGAL_FORMS = companyWords("legal");
  static final List<CompanyWord> WESTERN_CORES = companyWords("western-core");
  static final List<CompanyWord> WESTERN_TRADES = companyWords("western-trade");
  static final List<CompanyWord> WESTERN_LEGAL_FORMS = companyWords("western-legal");

  private static WeightedTable<GivenCharacter> givenCharacters(String sex) {
    List<GivenCharacter> all =
        rows(
            "given-characters.csv",
            c -> new GivenCharacter(c[0], c[1], c[2], c[3], Integer.parseInt(c[4]), c[5]));
    return new WeightedTable<>(
        all.stream().filter(c -> c.sex().equals(sex) || c.sex().equals("b")).toList(),
        GivenCharacter::weight);
  }

  private static List<WesternGiven> westernGiven(String sex) {
    return rows("western-given.csv", c -> new WesternGiven(c[0], c[1], c[2], c[3])).stream()
        .filter(name -> name.sex().equals(sex))
        .toList();
  }

  private static List<CompanyWord> companyWords(String kind) {
    return COMPANY_WORDS.stream().filter(word -> word.kind().equals(kind)).toList();
  }

  /** The lists are our own and hold no quotes, so a comma always separates. */
  private static <T> List<T> rows(String file, Function<String[], T> row) {
    try (InputStream in = DemoTables.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing on the class path: " + file);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .skip(1)
          .filter(line -> !line.isBlank())
          .map(line -> row.apply(line.split(",", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
