package dev.mingce.bench;

import dev.mingce.customer.standard.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up customers of whom each number always gives the same one. Surnames are as common as in the
 * population of China (one in fourteen is 王), given names are drawn unevenly, a tenth are
 * organisations, and three in a hundred write with Latin letters.
 */
final class SearchPeople {
  /** Surnames with their share in ten thousandths, rounded; the rest is spread over the others. */
  private static final String COMMON =
      "王720李719张683刘539陈453杨308黄223赵229吴205周212徐173孙154马129朱126胡131郭115何117高113林118罗101"
          + "郑93梁84谢72宋81唐66许67韩68冯64邓65曹59彭58曾58肖57田56董57潘53袁53蔡52蒋51余49于51杜48叶48程47"
          + "魏48苏47吕46丁43任45沈41姚41卢42姜41崔43钟40谭39陆38汪37范37金36石35廖37贾36夏35韦34付34方34"
          + "白33邹33孟32熊32秦32邱31江31尹30薛30闫30段29雷29侯29龙28史28陶28黎27贺27顾26毛26郝26龚26邵26"
          + "万25钱25严25覃20单12解10仇8朴6万俟1欧阳11上官1司马1诸葛1尉迟1";

  private static final String GIVEN =
      "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建国文辉力梅志永健世广海山仁波宁贵福生龙元全胜学祥才发武新"
          + "利清飞彬富顺信子昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江亮政谦"
          + "亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘慧巧美惠珠翠雅"
          + "芝菊兰凤洁琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓"
          + "仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝";

  private static final List<String> LATIN_FAMILY =
      List.of("Smith", "Müller", "García", "Dupont", "Ivanova", "O'Brien", "Kowalski", "Rossi");

  private static final List<String> LATIN_GIVEN =
      List.of("Anna", "John", "María", "Élise", "Olga", "Pat", "Piotr", "Giulia", "Anna-Lena");

  private static final List<String> TRADES =
      List.of("科技", "贸易", "餐饮", "物流", "建筑", "教育", "医药", "文化传播", "电子商务", "机械制造");

  private static final List<String> UNITS =
      List.of(
          "sales-east",
          "sales-south",
          "sales-north",
          "sales-west",
          "key-accounts",
          "online",
          "partners",
          "overseas",
          "service",
          "pilot");

  private final List<String> surnames = new ArrayList<>();
  private final List<Integer> shares = new ArrayList<>();
  private final int[] given = GIVEN.codePoints().toArray();
  private final List<String> regions = new ArrayList<>();
  private int all;

  SearchPeople() {
    StringBuilder name = new StringBuilder();
    int share = 0;
    for (int i = 0; i <= COMMON.length(); i++) {
      char c = i < COMMON.length() ? COMMON.charAt(i) : '末';
      if (c >= '0' && c <= '9') {
        share = share * 10 + (c - '0');
      } else {
        if (share > 0) {
          all += share;
          surnames.add(name.toString());
          shares.add(all);
          name.setLength(0);
          share = 0;
        }
        name.append(c);
      }
    }
    Regions.china().all().keySet().stream()
        .filter(code -> !code.endsWith("00"))
        .forEach(regions::add);
  }

  Person person(int number) {
    SplittableRandom random = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
    String region = regions.get(random.nextInt(regions.size()));
    int kind = random.nextInt(100);
    boolean organisation = kind < 10;
    String family;
    String givenName = "";
    if (organisation) {
      family =
          Regions.china().name(region.substring(0, 4) + "00").orElse("北京市").replace("市", "")
              + Character.toString(character(random))
              + Character.toString(character(random))
              + pick(TRADES, random)
              + "有限公司";
    } else if (kind < 13) {
      family = pick(LATIN_FAMILY, random);
      givenName = pick(LATIN_GIVEN, random);
    } else {
      family = surname(random);
      givenName =
          Character.toString(character(random))
              + (random.nextInt(100) < 80 ? Character.toString(character(random)) : "");
    }
    return new Person(
        number,
        organisation,
        family,
        givenName,
        "1"
            + (3 + number % 7)
            + String.format("%09d", Math.floorMod(number * 7_919L, 1_000_000_000L)),
        "c" + number + "@example.com",
        "B" + String.format("%09d", number),
        region,
        UNITS.get((int) (UNITS.size() * Math.pow(random.nextDouble(), 2))),
        tags(random),
        random.nextInt(10) == 0 ? pick(TIERS, random) : null,
        random.nextInt(2) == 0 ? pick(STAGES, random) : null,
        // A tenth, in the year before the first of the base was changed.
        random.nextInt(10) == 0
            ? SearchBase.FIRST.minusSeconds(random.nextInt(365 * 86_400))
            : null,
        sources(random),
        Math.sqrt(random.nextDouble()));
  }

  private static final List<String> TIERS = List.of("silver", "gold", "platinum", "diamond");
  private static final List<String> STAGES =
      List.of("lead", "prospect", "new", "active", "dormant", "lost");

  private static List<String> tags(SplittableRandom random) {
    List<String> tags = new ArrayList<>();
    int roll = random.nextInt(1_000);
    if (roll < 20) {
      tags.add("vip");
    } else if (roll < 100) {
      tags.add("gold");
    }
    if (random.nextInt(10) < 3) {
      tags.add("newsletter");
    }
    return tags;
  }

  private static List<String> sources(SplittableRandom random) {
    int roll = random.nextInt(100);
    return roll < 30
        ? List.of("crm")
        : roll < 40 ? List.of("crm", "shop") : roll < 41 ? List.of("legacy") : List.of();
  }

  private String surname(SplittableRandom random) {
    int drawn = random.nextInt(all);
    int at = 0;
    while (shares.get(at) <= drawn) {
      at++;
    }
    return surnames.get(at);
  }

  private int character(SplittableRandom random) {
    return given[(int) (given.length * Math.pow(random.nextDouble(), 2))];
  }

  private static String pick(List<String> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }
}
