package dev.mingce.kit.mask;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** Names of persons. */
final class NameMask {

  /** Surnames of two characters, in use today or in the last centuries. */
  static final Set<String> COMPOUND_SURNAMES =
      Set.of(
          "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "慕容", "司徒", "司空",
          "令狐", "宇文", "长孙", "長孫", "夏侯", "东方", "東方", "南宫", "南宮", "西门", "西門", "北宫", "公冶", "公羊", "公西",
          "公良", "公输", "宗政", "濮阳", "濮陽", "淳于", "单于", "單于", "太叔", "申屠", "仲孙", "仲孫", "轩辕", "軒轅", "钟离",
          "鍾離", "闾丘", "鲜于", "鮮于", "闻人", "聞人", "澹台", "澹臺", "拓跋", "赫连", "赫連", "呼延", "东郭", "東郭", "南门",
          "百里", "端木", "巫马", "巫馬", "乐正", "漆雕", "壤驷", "谷梁", "穀梁", "左丘", "梁丘", "微生", "独孤", "獨孤", "万俟",
          "第五", "亓官", "司寇", "子车", "颛孙", "顓孫", "夹谷", "宰父", "段干", "羊舌", "东门", "完颜", "完顏", "纳兰", "納蘭",
          "叶赫", "哥舒", "贺兰", "賀蘭", "耶律", "太史", "即墨", "褚师", "归海", "贺若", "屈突");

  private static final String LATIN_STARS = "***";

  private NameMask() {}

  static String name(String value) {
    String name = Kept.visible(value);
    int[] points = withoutSpaces(name);
    if (points.length < 2 || !Character.isLetter(points[0])) {
      return Kept.STARS;
    }
    if (!isEastAsian(points[0])) {
      return new String(points, 0, 1) + LATIN_STARS;
    }
    int surname = points.length > 2 && COMPOUND_SURNAMES.contains(new String(points, 0, 2)) ? 2 : 1;
    return new String(points, 0, surname) + (points.length - surname == 1 ? "*" : "**");
  }

  private static int[] withoutSpaces(String name) {
    return name.codePoints()
        .filter(p -> !Character.isWhitespace(p) && !Character.isSpaceChar(p))
        .toArray();
  }

  // Names in these scripts put the family name first and are a few characters long.
  private static boolean isEastAsian(int point) {
    UnicodeScript script = UnicodeScript.of(point);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HANGUL
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA;
  }
}
