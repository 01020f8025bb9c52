package dev.mingce.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {
  private static final Charset GB18030 = EncodingTally.GB18030;
  private static final String CHINESE =
      "姓,名,手机\n王,小明,13812345678\n欧阳,娜娜,13812345679\n李,雷,13812345670\n";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void knowsChineseTextByItsBytes(String encoding) throws IOException {
    assertThat(encoding(CHINESE.getBytes(Charset.forName(encoding)))).isEqualTo(encoding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name\n朱镕基\n", // with a character that GB 2312 does not have
        "name\n王\n",
        "姓名\n𠮷野家\n", // four bytes in GB 18030
        "family,given\n㼆,𫞩\n", // four bytes only
        "姓名\n赵喆\n"
      })
  void knowsRareChineseNames(String text) throws IOException {
    assertThat(encoding(text.getBytes(GB18030))).isEqualTo("GB18030");
    assertThat(encoding(text.getBytes(StandardCharsets.UTF_8))).isEqualTo("UTF-8");
  }

  @Test
  void keepsUtf8WithAFewDamagedBytes() throws IOException {
    byte[] bytes = (CHINESE + "x, ,1\n").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 4] = (byte) 0xB1;

    assertThat(encoding(bytes)).isEqualTo("UTF-8");
  }

  @Test
  void keepsUtf8WithDamageThatGb18030WouldGiveAMeaning() throws IOException {
    // 王王 and 明明 in UTF-8, and between them two bytes that are not.
    byte[] bytes = hex("6e616d650a" + "e78e8be78e8b0a" + "c4e30a" + "e6988ee6988e0a");

    assertThat(new String(bytes, GB18030)).doesNotContain("\uFFFD");
    assertThat(encoding(bytes)).isEqualTo("UTF-8");
  }

  @Test
  void doesNotTakeWesternTextForChinese() throws IOException {
    byte[] bytes =
        "name\nJosé\nMüller\nAnna\nTom\nKim\nBjörn\nEve\nJoe\nMia\n"
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(encoding(bytes)).isEqualTo("UTF-8");
    assertThat(encoding(bytes, Charset.forName("windows-1252"))).isEqualTo("windows-1252");
  }

  @ParameterizedTest
  @CsvSource({
    "efbbbf, UTF-8, UTF-8",
    "84319533, GB18030, GB18030",
    "fffe, UTF-16LE, UTF-16LE",
    "feff, UTF-16BE, UTF-16BE"
  })
  void believesAByteOrderMarkAndTakesItOff(String mark, String written, String expected)
      throws IOException {
    byte[] bytes = joined(hex(mark), CHINESE.getBytes(Charset.forName(written)));

    assertThat(encoding(bytes)).isEqualTo(expected);
    try (var text = TextFile.open(new ByteArrayInputStream(bytes), Charset.forName(expected))) {
      assertThat(text.readAllAsString()).isEqualTo(CHINESE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "89504e470d0a1a0a0000000d49484452",
        "d0cf11e0a1b11ae10000000000000000",
        "255044462d312e370a25e2e3cfd30a31",
        "ffd8ffe000104a46494600010100",
        "1f8b0800000000000003cb48cdc9c907"
      })
  void refusesFormatsThatAreNoText(String start) throws IOException {
    assertThat(fault(hex(start))).isEqualTo("binary-file");
  }

  @Test
  void refusesSpreadsheetsBytesByChanceAndUtf16WithoutAMark() throws IOException {
    ByteArrayOutputStream sheet = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(sheet)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.write(CHINESE.getBytes(StandardCharsets.UTF_8));
    }
    byte[] noise = new byte[10_000];
    new Random(1).nextBytes(noise);

    assertThat(fault(sheet.toByteArray())).isEqualTo("binary-file");
    assertThat(fault(noise)).isEqualTo("binary-file");
    assertThat(fault(CHINESE.getBytes(StandardCharsets.UTF_16LE))).isEqualTo("binary-file");
  }

  @Test
  void refusesADamagedHeaderAndMoreDamagedLinesThanGoodOnes() throws IOException {
    assertThat(fault(hex("6eff0a610a620a"))).isEqualTo("invalid-encoding");
    assertThat(fault(hex("6e0a61ff0a62ff0a"))).isEqualTo("invalid-encoding");
    assertThat(encoding(hex("6e0a61ff0a"))).isEqualTo("UTF-8");
    assertThat(encoding(hex("6e0d61ff0d62ff0d63"))).isEqualTo("UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b,c       | COMMA",
        "a;b;c,d     | SEMICOLON",
        "~a,b~;c;d   | SEMICOLON",
        "a\\tb\\tc,d | TAB",
        "a           | COMMA",
        "\\n\\na;b   | SEMICOLON",
        "a;b\\n,,,,, | SEMICOLON"
      })
  void findsTheDelimiterInTheHeader(String text, String expected) throws IOException {
    String header = text.replace('~', '"').replace("\\t", "\t").replace("\\n", "\n");

    assertThat(TextFile.delimiter(new StringReader(header)))
        .isEqualTo(
            switch (expected) {
              case "TAB" -> '\t';
              case "SEMICOLON" -> ';';
              default -> ',';
            });
  }

  @Property(tries = 500)
  void knowsAnyFileOfCommonCharacters(@ForAll("names") String names) throws IOException {
    String text = "姓名,手机号码\n" + names + "\n";

    assertThat(encoding(text.getBytes(StandardCharsets.UTF_8))).isEqualTo("UTF-8");
    assertThat(encoding(text.getBytes(GB18030))).isEqualTo("GB18030");
  }

  @Property(tries = 500)
  void keepsUtf8WhateverHappensToOneLine(
      @ForAll("names") String names,
      @ForAll @IntRange(min = 0x80, max = 0xFF) int first,
      @ForAll @IntRange(min = 0x80, max = 0xFF) int second)
      throws IOException {
    byte[] whole = ("姓名,手机号码\n" + names + "\n").getBytes(StandardCharsets.UTF_8);

    assertThat(encoding(joined(whole, new byte[] {(byte) first, (byte) second, '\n'})))
        .isEqualTo("UTF-8");
  }

  @Provide
  Arbitrary<String> names() {
    // The first level of GB 2312: what is in daily use.
    Arbitrary<String> character =
        Arbitraries.integers()
            .between(0xB0, 0xD6)
            .flatMap(row ->
                Arbitraries.integers()
                    .between(0xA1, 0xFE)
                    .map(cell ->
                        new String(new byte[] {row.byteValue(), cell.byteValue()}, GB18030)));
    return character.list().ofMinSize(1).ofMaxSize(200).map(list -> String.join("", list));
  }

  private static String encoding(byte[] bytes) throws IOException {
    return encoding(bytes, null);
  }

  private static String encoding(byte[] bytes, Charset asked) throws IOException {
    return switch (TextFile.encoding(() -> new ByteArrayInputStream(bytes), asked)) {
      case TextFile.Encoding.Known(Charset charset) -> charset.name();
      case TextFile.Encoding.Unreadable(String code) -> code;
    };
  }

  private static String fault(byte[] bytes) throws IOException {
    return encoding(bytes);
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
