package dev.mingce.kit.mask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chinese addresses in one line, cut after the district. Works by the words that end the names of
 * administrative divisions, without a gazetteer; where a name is in doubt, it is cut earlier.
 */
final class AddressMask {

  private static final Pattern COUNTRY = Pattern.compile("中国|中华人民共和国");
  private static final Pattern PROVINCE =
      Pattern.compile("(?:北京|天津|上海|重庆)市?|\\p{IsHan}{2,3}省|\\p{IsHan}{2,6}自治区|\\p{IsHan}{2}特别行政区");
  // Not followed by what shows that it is inside another name, as in 沙市区, or of a market; 市 may
  // follow in 青岛市市南区.
  private static final String CITY_WORD = "(?<![超夜菜早闹鱼])市(?!区|场|市(?!\\p{IsHan}区))";

  private static final Pattern CITY =
      Pattern.compile(
          "(?:(?![省市区县旗盟路街道巷弄号村])\\p{IsHan}){1,4}(?:"
              + CITY_WORD
              + "|地区|盟)"
              + "|(?:(?![省市区县旗盟州路街道巷弄号村])\\p{IsHan}){2,11}自治州");
  private static final Pattern DISTRICT =
      Pattern.compile(
          "(?:(?![省市区县旗路街])\\p{IsHan}){2,13}自治[县旗]"
              + "|\\p{IsHan}{1,6}?(?:[区县旗](?![路街道府前大区县])|"
              + CITY_WORD
              + ")");

  // Words inside a name that show that it reaches into streets and villages, and areas smaller than
  // a district.
  private static final Pattern TOO_NEAR =
      Pattern.compile(".{2,}[路街道镇乡村巷弄号].*|.*[小社校园厂院住宅舍库景片矿营街镇活属墅业心学寓]区|.{2,}[东西南北中]区");

  private AddressMask() {}

  static String district(String value) {
    String address = Kept.compact(value);
    Matcher cursor = COUNTRY.matcher(address);
    int end = cursor.lookingAt() ? cursor.end() : 0;
    end = after(PROVINCE, address, end);
    end = after(CITY, address, end);
    Matcher district = DISTRICT.matcher(address).region(end, address.length());
    if (district.lookingAt() && !TOO_NEAR.matcher(district.group()).matches()) {
      end = district.end();
    }
    return address.substring(0, end) + Kept.STARS;
  }

  private static int after(Pattern division, String address, int from) {
    Matcher matcher = division.matcher(address).region(from, address.length());
    return matcher.lookingAt() ? matcher.end() : from;
  }
}
