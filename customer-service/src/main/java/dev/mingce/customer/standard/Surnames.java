package dev.mingce.customer.standard;

import java.util.Optional;
import java.util.Set;

/** Takes a Chinese name apart that was entered as one text. */
public final class Surnames {
  // Compound surnames in use, in simplified and traditional script where they differ.
  private static final Set<String> COMPOUND =
      Set.of(
          "欧阳", "歐陽", "上官", "司马", "司馬", "诸葛", "諸葛", "东方", "東方", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "令狐",
          "慕容", "司徒", "司空", "夏侯", "宇文", "长孙", "長孫", "轩辕", "軒轅", "端木", "独孤", "獨孤", "南宫", "南宮", "西门",
          "西門", "东郭", "東郭", "闻人", "聞人", "澹台", "澹臺", "公冶", "宗政", "濮阳", "濮陽", "淳于", "单于", "單于", "太叔",
          "申屠", "仲孙", "仲孫", "钟离", "鍾離", "鲜于", "鮮于", "闾丘", "閭丘", "赫连", "赫連", "呼延", "百里", "万俟", "萬俟",
          "拓跋", "夹谷", "夾谷", "宰父", "谷梁", "穀梁", "段干", "左丘", "东门", "東門", "第五", "公羊", "梁丘", "即墨", "达奚",
          "達奚", "褚师", "褚師", "那拉", "叶赫", "葉赫", "完颜", "完顏", "富察", "纳兰", "納蘭", "爱新");

  private Surnames() {}

  /** Family and given name. */
  public record Parts(String family, String given) {
    @Override
    public String toString() {
      return "Parts[***]";
    }
  }

  public static boolean isCompound(String surname) {
    return COMPOUND.contains(surname);
  }

  /** The likely parts of a name of two to four Han characters; empty for any other. */
  public static Optional<Parts> split(String full) {
    int length = full.codePointCount(0, full.length());
    if (length < 2 || length > 4 || !"Hani".equals(Scripts.of(full))) {
      return Optional.empty();
    }
    int two = full.offsetByCodePoints(0, 2);
    boolean compound = length > 2 && COMPOUND.contains(full.substring(0, two));
    int at = compound ? two : full.offsetByCodePoints(0, 1);
    // Four characters with a single surname are two surnames or no Chinese name.
    if (length == 4 && !compound) {
      return Optional.empty();
    }
    return Optional.of(new Parts(full.substring(0, at), full.substring(at)));
  }
}
