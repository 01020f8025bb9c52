package dev.mingce.dedup.normalize;

import java.util.List;
import java.util.Set;

/** Tells where the surname ends in a Chinese name that is written in one piece. */
final class ChineseSurnames {

  /**
   * Surnames of two characters, simplified and traditional; from the Hundred Family Surnames and
   * later lists.
   */
  private static final Set<String> COMPOUND =
      Set.of(
          ("欧阳 歐陽 太史 端木 上官 司马 司馬 东方 東方 独孤 獨孤 南宫 南宮 万俟 闻人 聞人 夏侯 诸葛 諸葛 尉迟 尉遲 公羊 赫连 赫連 澹台 澹臺 皇甫 宗政 濮阳"
                  + " 濮陽 公冶 太叔 申屠 公孙 公孫 慕容 仲孙 仲孫 钟离 鍾離 长孙 長孫 宇文 司徒 鲜于 鮮于 司空 闾丘 閭丘 子车 子車 亓官 司寇 巫马 巫馬 公西"
                  + " 颛孙 顓孫 壤驷 壤駟 公良 漆雕 乐正 樂正 宰父 谷梁 穀梁 拓跋 夹谷 夾谷 轩辕 軒轅 令狐 段干 百里 呼延 东郭 東郭 南门 南門 羊舌 微生 公仪"
                  + " 公儀 梁丘 公仲 公山 左丘 公伯 西门 西門 公祖 第五 公乘 南荣 南榮 东里 東里 仲长 仲長 子桑 即墨 达奚 達奚 褚师 褚師")
              .split(" "));

  // The surnames of most people, to tell pinyin from other Latin names. Own list, from general
  // knowledge.
  private static final String USUAL =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武"
          + "钱戴严莫孔向常汤康易乔赖文施洪季殷安颜倪温俞章葛伍庞申牛柳毕关包左祝欧鲁岳齐梅庄辛管柴翁祁裴詹卜涂焦屈";

  private ChineseSurnames() {}

  /** The surnames of most people, each of one character. */
  static List<String> usual() {
    return USUAL.codePoints().mapToObj(Character::toString).toList();
  }

  /**
   * Number of characters of the surname at the start of a name in Han script: 2 for a compound
   * surname when at least one character is left for the given name, else 1.
   */
  static int lengthIn(String name) {
    return name.length() > 2 && COMPOUND.contains(name.substring(0, 2)) ? 2 : 1;
  }
}
