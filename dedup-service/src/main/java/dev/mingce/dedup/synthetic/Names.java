package dev.mingce.dedup.synthetic;

import dev.mingce.dedup.normalize.NameReadings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Names to make persons of: common ones more often, own lists from general knowledge. */
final class Names {

  private static final String GIVEN =
      "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文志宇浩然子涵欣怡梓轩雨桐佳琪思嘉晨曦俊豪博雅诗诺一可心天佑瑞泽铭家宁晓小燕雪梅春兴东海波鹏飞龙云峰林森立新少康健安庆福贵祥德义仁礼智信"
          + "君玲珍珠琴琳慧颖莹蓉蕾薇蓓瑶璐菲倩婷婉媛嫣岚冰凝霜露晴昕昊晟煜烨炜焕铮钧锐镇鑫宏毅恒达远航帆卓越胜凯旋利民友良才学成功业荣耀辉亮光阳彬彦斌武威振国邦正直方圆";
  private static final List<String> COMPOUND = List.of("欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟");
  private static final List<String> WESTERN_FAMILIES =
      List.of(
          ("Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans"
                  + " Walker White Roberts Green Hall Wood Jackson Clarke Patel Khan Lewis James"
                  + " Phillips Mason Mitchell Rose Davis Rodgers Martinez Garcia Lopez Muller Schmidt"
                  + " Schneider Fischer Weber Meyer Wagner Becker Rossi Russo Ferrari Dubois Laurent"
                  + " Moreau Novak Kowalski Nowak Ivanov Petrov Larsen Hansen Olsen Nielsen O'Brien"
                  + " Murphy Kelly Byrne Ryan MacDonald Campbell Stewart Fraser Buchanan Whitfield"
                  + " Penhaligon Thistlewood Ashdown Ravenscroft Oglethorpe Fairbairn")
              .split(" "));
  private static final List<String> WESTERN_GIVEN =
      List.of(
          ("William Robert Richard Elizabeth Margaret Catherine James John Michael David Thomas"
                  + " Charles Daniel Matthew Anthony Andrew Joseph Edward Samuel Benjamin Alexander"
                  + " Nicholas Christopher Jonathan Victoria Rebecca Jennifer Susan Deborah Patricia"
                  + " Barbara Dorothy Sarah Emma Olivia Sophia Charlotte Amelia Grace Hannah Lucy"
                  + " Oliver Harry Jack Noah Leo Oscar Hugo Felix Max Anna Laura Julia Clara Nora"
                  + " Ingrid Astrid Pierre Luc Antonio Marco Giulia Elena Carlos Miguel Sofia Ines"
                  + " Dmitri Olga Natasha Sven Lars")
              .split(" "));

  private static final List<String> STEMS =
      List.of(
          ("Ash Black Brad Brom Bur Car Clay Cold Craw Dar Den Dray East El Fair Farn Gar Gold"
                  + " Green Hal Ham Har Haw Hol Hux Kel Kirk Lang Led Lin Mar Mid Nor Oak Pem Pres Rad"
                  + " Red Ring Rock Ros Sand Shel Stan Strat Sut Thorn Up Wal War Wes Whit Wind Wood"
                  + " Wor Yar")
              .split(" "));
  private static final List<String> ENDINGS =
      List.of(
          ("ford ley ton wood worth field man well bridge combe dale den hurst low more shaw stead"
                  + " wick ham burn by ridge berg stein sen ski")
              .split(" "));

  private final Map<String, List<String>> byReading = new HashMap<>();

  Names() {
    GIVEN
        .codePoints()
        .mapToObj(Character::toString)
        .distinct()
        .forEach(c ->
            byReading
                .computeIfAbsent(NameReadings.ofGivenName(c).getFirst(), any -> new ArrayList<>())
                .add(c));
  }

  String family(SplittableRandom random, boolean chinese) {
    if (!chinese) {
      return random.nextInt(4) == 0
          ? WESTERN_FAMILIES.get(skewed(random, WESTERN_FAMILIES.size()))
          : STEMS.get(random.nextInt(STEMS.size())) + ENDINGS.get(random.nextInt(ENDINGS.size()));
    }
    if (random.nextInt(100) == 0) {
      return COMPOUND.get(random.nextInt(COMPOUND.size()));
    }
    List<String> usual = NameReadings.usualSurnames();
    return usual.get(skewed(random, usual.size()));
  }

  String given(SplittableRandom random, boolean chinese) {
    if (!chinese) {
      return WESTERN_GIVEN.get(skewed(random, WESTERN_GIVEN.size()));
    }
    return random.nextInt(100) < 18 ? character(random) : character(random) + character(random);
  }

  String oneCharacterOther(SplittableRandom random, String given, boolean chinese) {
    if (!chinese) {
      return given(random, false);
    }
    String other = character(random);
    return given.length() == 1 ? other + given : given.charAt(0) + other;
  }

  String homophone(SplittableRandom random, String given) {
    StringBuilder other = new StringBuilder();
    for (int i = 0; i < given.length(); i++) {
      String c = given.substring(i, i + 1);
      List<String> alike =
          byReading.getOrDefault(NameReadings.ofGivenName(c).getFirst(), List.of(c));
      other.append(alike.get(random.nextInt(alike.size())));
    }
    return other.toString();
  }

  private static String character(SplittableRandom random) {
    return String.valueOf(GIVEN.charAt(random.nextInt(GIVEN.length())));
  }

  // The first of a list several times as often as the last.
  private static int skewed(SplittableRandom random, int size) {
    double x = random.nextDouble();
    return (int) (x * x * size);
  }
}
