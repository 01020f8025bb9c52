package dev.mingce.dedup;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

/** Values for a test that are unlike those of all others, as tests share the database. */
public final class Unlike {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final AtomicInteger COUNT = new AtomicInteger();
  // No two of them are read alike.
  private static final String SURNAMES =
      "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟田任范方石姚谭廖邹熊金郝"
          + "孔白崔康毛邱秦顾侯邵孟龙万段钱尹易常乔赖龚文"
          + "施陶洪翟安颜倪牛温季俞章鲁葛伍韦申尤毕聂焦向柳邢岳齐梅莫庄辛管祝左涂谷祁时舒耿卜詹关苗凌费纪靳盛童项曲成游裴席卫屈鲍霍翁甘景单包宁柯阮桂解强柴车冉房边";

  private final int number = COUNT.incrementAndGet();

  /** A family name of one character; of two when there are more tests than such names. */
  public String family() {
    int round = number / SURNAMES.length();
    return surname(number) + (round == 0 ? "" : surname(number + round));
  }

  private static String surname(int at) {
    int place = at % SURNAMES.length();
    return SURNAMES.substring(place, place + 1);
  }

  /** Eight digits, of which most differ from those of other tests. */
  public String digits() {
    return Long.toString(10_000_000 + number * 38_271_907L % 90_000_000);
  }

  /** A birth date in ISO form. */
  public String born() {
    return LocalDate.of(1950, 1, 1).plusDays(number * 7_919L % 18_000).toString();
  }

  /**
   * A resident identity number whose check character holds (GB 11643, ISO 7064 MOD 11-2).
   *
   * @param which tells several of one test apart, 0 to 9
   */
  public String nationalId(int which) {
    String body = "110105" + born().replace("-", "") + "%02d%d".formatted(number % 100, which);
    int sum = 0;
    for (int at = 0; at < body.length(); at++) {
      sum += WEIGHTS[at] * (body.charAt(at) - '0');
    }
    return body + CHECKS.charAt(sum % CHECKS.length());
  }
}
