package dev.mingce.customer.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.events.Owner;
import dev.mingce.events.sealed.Alias;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.kit.crypto.BlindIndex;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTokensTest {
  private final SearchTokens tokens = new SearchTokens(new BlindIndex(new byte[32]), "CN");

  // family,given | asked | best kind in which it is found; none where it is not
  @ParameterizedTest(name = "{0}{1} by {2}: {3}")
  @CsvSource({
    "王, 小明, 王小明, WHOLE",
    "王, 小明, 小明王, WHOLE",
    "王, 小明, '王 小明', WHOLE",
    "王, 小明, 王, PREFIX",
    "王, 小明, 王小, PREFIX",
    "王, 小明, 小明, PART",
    "王, 小明, 明, PART",
    "王, 小明, wangxiaoming, PINYIN",
    "王, 小明, Wang Xiaoming, PINYIN",
    "王, 小明, xiaoming wang, PINYIN",
    "王, 小明, wang xiao, PREFIX",
    "王, 小明, xiaoming, PREFIX",
    "王, 小明, ming, PART",
    "王, 小明, wxm, INITIALS",
    "王, 小明, 李, none",
    "王, 小明, 小王, none",
    "張, 偉, 张伟, WHOLE",
    "张, 伟, 張偉, WHOLE",
    "单, 田芳, shantianfang, PINYIN",
    "覃, 海洋, qinhaiyang, PINYIN",
    "覃, 海洋, tanhaiyang, PINYIN",
    "万俟, 雪, moqixue, PINYIN",
    "万俟, 雪, mqx, INITIALS",
    "尉迟, 恭, 尉迟, PREFIX",
    "吕, 布, lvbu, PINYIN",
    "吕, 布, lyubu, PINYIN",
    "赵, 敏玉, zhaominyu, PINYIN",
    "李, 乐, liyue, PINYIN",
    "李, 乐, lile, PINYIN",
    "王, 小明, wangxiaom, PREFIX",
    "王, 小明, wangxi, PREFIX",
    "王, 小明, wa, PREFIX",
    "王, 小明, wangxm, INITIALS",
    "王, 小明, wangx, PREFIX",
    "王, 小明, wangxn, none",
    "歐陽, 小明, ouyangxm, INITIALS",
    "欧阳, 小明, ouyxm, INITIALS",
    "欧阳, 小明, 'ouyang xm', INITIALS",
    "欧阳, 小明, ouyangxiaom, PREFIX",
    "欧阳, 小明, ouyangxiaoming, PINYIN",
    "欧阳, 小明, ouyangym, none",
    "吕, 布, lvb, PREFIX",
    "王, 小明明, wangxmm, INITIALS",
    "鄂, 尔, e, PREFIX",
    "Müller, Anna-Lena, anna lena muller, WHOLE",
    "Müller, Anna-Lena, MÜLLER ANNA LENA, WHOLE",
    "Müller, Anna-Lena, mul, PREFIX",
    "Müller, Anna-Lena, lena mü, PREFIX",
    "Müller, Anna-Lena, alm, INITIALS",
    "O'Brien, Pat, obrien, PREFIX",
    "Kennedy, John F., john f kennedy, WHOLE",
    "Kennedy, John F., kennedy j, PREFIX",
    "Петров, Иван, петр, PREFIX",
    "𠮷田, 光, 𠮷田光, WHOLE",
    "𠮷田, 光, 𠮷, PREFIX",
  })
  void aNameIsFoundInItsBestKind(String family, String given, String asked, String kind) {
    assertThat(found(document(new PersonName(family, given, null)), asked)).isEqualTo(kind);
  }

  @ParameterizedTest(name = "{0} by {1}: {2}")
  @CsvSource({
    "北京字节跳动科技有限公司, 字节跳动, PART",
    "北京字节跳动科技有限公司, 北京字节, PREFIX",
    "北京字节跳动科技有限公司, 北京字节跳动, PREFIX",
    "北京字节跳动科技有限公司, 京字, PART",
    "北京字节跳动科技有限公司, bjzj, INITIALS",
    "北京字节跳动科技有限公司, beijing, PREFIX",
    "北京字节跳动科技有限公司, 司, none",
    "Siemens AG, siem, PREFIX",
    "华为Technologies, techno, PREFIX",
    "华为Technologies, 华为 tech, PREFIX",
    "中国华为Technologies, 华为 tech, PART",
  })
  void anOrganisationIsFoundByPartsOfItsName(String name, String asked, String kind) {
    PersonalDocument document =
        new PersonalDocument(
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            new OrganisationFacts(name, null, null, null));
    assertThat(found(document, asked)).isEqualTo(kind);
  }

  @Test
  void aStatedReadingAndOtherNamesAreFoundToo() {
    PersonalDocument document =
        new PersonalDocument(
            new PersonName("乐", "嘉", null, "Yao Jia"),
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of(new Alias("english", "Lucas Yue")),
            null,
            null,
            null,
            null);
    assertThat(found(document, "yaojia")).isEqualTo("PINYIN");
    assertThat(found(document, "yuejia")).isEqualTo("PINYIN");
    assertThat(found(document, "yue lucas")).isEqualTo("WHOLE");
  }

  @Test
  void aPhoneIsFoundWholeHoweverWrittenAndByItsLastFourDigits() {
    Set<Long> of =
        set(
            tokens.of(
                new PersonalDocument(
                    null,
                    null,
                    List.of(
                        new ContactPoint(
                            "mobile", "138 1234 5678", "+8613812345678", null, null, null, null)),
                    List.of(),
                    List.of(),
                    null),
                facets()));
    assertThat(of).contains(tokens.phone("138-1234-5678").orElseThrow());
    assertThat(of).contains(tokens.phone("+86 13812345678").orElseThrow());
    assertThat(of).contains(tokens.lastFour("5678").orElseThrow());
    assertThat(of).doesNotContain(tokens.lastFour("1234").orElseThrow());
    assertThat(tokens.lastFour("12a4")).isEmpty();
    assertThat(tokens.phone("n/a")).isEmpty();
  }

  @Test
  void aRegionIsFoundByEveryDivisionThatItLiesIn() {
    Set<Long> of = set(tokens.of(document(new PersonName("王", null, null)), facets()));
    for (String code : List.of("110000", "110100", "110105")) {
      assertThat(of).contains(tokens.region(code).orElseThrow());
    }
    assertThat(of).doesNotContain(tokens.region("310000").orElseThrow());
    assertThat(tokens.region("999999")).isEmpty();
  }

  @Test
  void anotherKeyGivesOtherTokens() {
    byte[] key = new byte[32];
    key[0] = 1;
    SearchTokens others = new SearchTokens(new BlindIndex(key), "CN");
    PersonalDocument document = document(new PersonName("王", "小明", null));
    assertThat(set(tokens.of(document, facets())))
        .doesNotContainAnyElementsOf(set(others.of(document, facets())));
  }

  @Test
  void aNameOfThreeCharactersCostsFewTokensAndAVeryLongOneABoundedNumber() {
    assertThat(tokens.of(document(new PersonName("王", "小明", null)), facets())).hasSize(35);
    assertThat(tokens.of(document(new PersonName(null, null, "长名字".repeat(66))), facets()).length)
        .isLessThan(120);
  }

  private String found(PersonalDocument document, String asked) {
    Set<Long> has = set(tokens.of(document, facets()));
    return tokens.name(asked).entrySet().stream()
        .filter(kind ->
            kind.getValue().stream().anyMatch(all -> Arrays.stream(all).allMatch(has::contains)))
        .map(kind -> kind.getKey().name())
        .findFirst()
        .orElse("none");
  }

  private static PersonalDocument document(PersonName name) {
    return new PersonalDocument(name, null, List.of(), List.of(), List.of(), null);
  }

  private static SearchTokens.Facets facets() {
    return new SearchTokens.Facets(
        "person", List.of("vip"), null, null, new Owner("sales-east", null), "110105", null);
  }

  private static Set<Long> set(long[] tokens) {
    return Arrays.stream(tokens).boxed().collect(Collectors.toSet());
  }
}
