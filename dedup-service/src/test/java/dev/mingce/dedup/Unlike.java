package dev.mingce.dedup;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

/** Values for a test that are unlike those of all others, as tests share the database. */
public final class Unlike {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String SURNAMES =
      "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
          + "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文";

  private final int number = COUNT.incrementAndGet();

  /** A family name of one character. */
  public String family() {
    int at = number % SURNAMES.length();
    return SURNAMES.substring(at, at + 1);
  }

  /** Eight digits, of which most differ from those of other tests. */
  public String digits() {
    return Long.toString(10_000_000 + number * 38_271_907L % 90_000_000);
  }

  /** A birth date in ISO form. */
  public String born() {
    return LocalDate.of(1950, 1, 1).plusDays(number * 7_919L % 18_000).toString();
  }
}
