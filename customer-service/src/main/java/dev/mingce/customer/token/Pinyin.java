package dev.mingce.customer.token;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How Chinese names are read: lists of syllables without tones. Surnames have readings of their
 * own, and a character with several readings gives several.
 */
final class Pinyin {
  /** A name with more readings than this keeps the first ones. */
  static final int MOST = 4;

  private static final Transliterator NAMES = Transliterator.getInstance("Han-Latin/Names");
  private static final Transliterator PLAIN = Transliterator.getInstance("Han-Latin");
  private static final Transliterator ASCII = Transliterator.getInstance("Latin-ASCII");

  // In simplified characters; several readings with the usual one first. What ICU reads right is
  // not repeated here.
  private static final Map<String, List<String>> SURNAMES =
      table(
          "单 shan,dan;曾 zeng;解 xie;仇 qiu;区 ou,qu;朴 piao,pu;任 ren;盖 ge,gai;查 zha,cha;"
              + "翟 zhai,di;缪 miao,mou;覃 qin,tan;员 yun,yuan;种 chong;乐 yue,le;宓 mi,fu;"
              + "黑 he,hei;折 she;召 shao;不 fou;冼 xian;洗 xian;褚 chu;逄 pang;幺 yao;郗 xi,chi;"
              + "隗 wei,kui;葛 ge;訾 zi;佴 nai;贲 ben;钭 tou;厍 she;祭 zhai,ji;车 che,ju;纪 ji;"
              + "过 guo;那 na;哈 ha;谌 chen,shen;阚 kan;柏 bai,bo;卜 bu;盛 sheng;句 gou,ju;叶 ye;"
              + "牟 mou,mu;曲 qu;宁 ning;便 pian,bian;尉 wei,yu;瞿 qu;撒 sa;仉 zhang;冯 feng;"
              + "沈 shen;石 shi;薄 bo;朝 chao;重 chong;能 nai,neng;繁 po;要 yao;应 ying;"
              + "尉迟 yu chi;万俟 mo qi;长孙 zhang sun;令狐 ling hu;澹台 tan tai;"
              + "单于 chan yu,shan yu;夏侯 xia hou;皇甫 huang fu;宇文 yu wen;诸葛 zhu ge");

  private static final Map<String, List<String>> POLYPHONES =
      table(
          "乐 le,yue;重 zhong,chong;长 chang,zhang;行 xing,hang;朝 chao,zhao;曾 zeng,ceng;"
              + "单 dan,shan;茜 xi,qian;晟 sheng,cheng;莘 xin,shen;传 chuan,zhuan;都 du,dou;"
              + "还 huan,hai;贾 jia,gu;盛 sheng,cheng;参 can,shen;率 shuai,lu;仔 zi,zai;娜 na,nuo;"
              + "炅 jiong,gui;隽 jun,juan;柏 bai,bo;薄 bo,bao;藏 zang,cang;强 qiang,jiang;"
              + "适 shi,kuo;阿 a,e;大 da,dai;弹 tan,dan;调 tiao,diao;系 xi,ji;降 xiang,jiang;"
              + "会 hui,kuai;石 shi,dan;车 che,ju;宿 su,xiu;奇 qi,ji;朴 pu,piao;叶 ye,xie;"
              + "翟 zhai,di;敦 dun,dui;洋 yang;楠 nan;琛 chen;婷 ting;雯 wen;玥 yue;珺 jun");

  private static final Map<Integer, List<String>> CHARACTERS = new ConcurrentHashMap<>();
  private static final Map<Integer, String> SURNAME_CHARACTERS = new ConcurrentHashMap<>();

  private Pinyin() {}

  /** Readings of a name in its parts, family first; each a list of syllables. */
  static List<List<String>> of(String family, String given) {
    List<List<String>> readings = new ArrayList<>();
    for (List<String> tail : ofText(given)) {
      for (List<String> head : ofSurname(family)) {
        if (readings.size() < MOST) {
          List<String> syllables = new ArrayList<>(head);
          syllables.addAll(tail);
          readings.add(syllables);
        }
      }
    }
    return readings;
  }

  /** Readings of a text that is no surname. */
  static List<List<String>> ofText(String text) {
    List<List<String>> readings = List.of(List.of());
    for (int c : text.codePoints().toArray()) {
      readings = extended(readings, CHARACTERS.computeIfAbsent(c, Pinyin::ofCharacter));
    }
    return readings;
  }

  /**
   * What was typed as pinyin, with the one letter that keyboards lack written as readings are here:
   * {@code lv} and {@code lyu} for lü.
   */
  static String typed(String letters) {
    return letters.replaceAll("l(?:v|yu)", "lu").replace("nv", "nu");
  }

  private static List<List<String>> ofSurname(String family) {
    List<String> known = SURNAMES.get(family);
    if (known != null) {
      return known.stream().map(reading -> List.of(reading.split(" ", -1))).toList();
    }
    if (family.codePointCount(0, family.length()) != 1) {
      return ofText(family);
    }
    String reading =
        SURNAME_CHARACTERS.computeIfAbsent(
            family.codePointAt(0), c -> letters(NAMES.transliterate(Character.toString(c))));
    return reading.isEmpty() ? List.of(List.of()) : List.of(List.of(reading));
  }

  private static List<List<String>> extended(List<List<String>> heads, List<String> tails) {
    Set<List<String>> longer = new LinkedHashSet<>();
    for (String tail : tails) {
      for (List<String> head : heads) {
        if (longer.size() < MOST) {
          List<String> syllables = new ArrayList<>(head);
          syllables.add(tail);
          longer.add(syllables);
        }
      }
    }
    return tails.isEmpty() ? heads : new ArrayList<>(longer);
  }

  // None for a character that has no reading, such as one that ICU does not know.
  private static List<String> ofCharacter(int c) {
    String text = Character.toString(c);
    List<String> several = POLYPHONES.get(text);
    if (several != null) {
      return several;
    }
    String reading = letters(PLAIN.transliterate(text));
    return reading.isEmpty() ? List.of() : List.of(reading);
  }

  private static String letters(String reading) {
    return ASCII.transliterate(reading).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private static Map<String, List<String>> table(String entries) {
    Map<String, List<String>> table = new HashMap<>();
    for (String entry : entries.split(";", -1)) {
      String[] parts = entry.split(" ", 2);
      table.put(parts[0], List.of(parts[1].split(",", -1)));
    }
    return Map.copyOf(table);
  }
}
