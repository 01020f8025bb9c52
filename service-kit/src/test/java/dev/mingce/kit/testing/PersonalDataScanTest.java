package dev.mingce.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalDataScanTest {
  private static final String NAME = "欧阳小明";
  private static final PersonalDataScan SCAN =
      PersonalDataScan.forValues(List.of(NAME, "13812345678"));

  @Test
  void findsPlainTextAndSaysWhereItLies() {
    byte[] content = "id=1 phone=13812345678".getBytes(StandardCharsets.UTF_8);

    assertThat(SCAN.in("log", content))
        .containsExactly(new PersonalDataScan.Finding("log", 11, "UTF-8", "13812345678"));
  }

  @Test
  void findsUtf16OfBothByteOrders() {
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(SCAN.in("x", ("a" + NAME + "b").getBytes(charset)))
          .containsExactly(new PersonalDataScan.Finding("x", 2, charset.name(), NAME));
    }
  }

  @Test
  void findsHexInBothCases() {
    byte[] utf8 = NAME.getBytes(StandardCharsets.UTF_8);
    for (HexFormat hex : List.of(HexFormat.of(), HexFormat.of().withUpperCase())) {
      assertThat(SCAN.in("x", ascii("\\x" + hex.formatHex(utf8))))
          .containsExactly(new PersonalDataScan.Finding("x", 2, "hex", NAME));
    }
  }

  @Test
  void findsJsonEscapesAndPercentEncoding() {
    assertThat(SCAN.in("x", ascii("\\u6b27\\u9633\\u5c0f\\u660e"))).hasSize(1);
    assertThat(SCAN.in("x", ascii("\\u6B27\\u9633\\u5C0F\\u660E"))).hasSize(1);
    assertThat(SCAN.in("x", ascii("?q=%E6%AC%A7%E9%98%B3%E5%B0%8F%E6%98%8E"))).hasSize(1);
  }

  @Property(tries = 300)
  boolean findsBase64WhateverLiesAround(
      @ForAll @Size(max = 40) byte[] before, @ForAll @Size(max = 40) byte[] after) {
    byte[] utf8 = NAME.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(before, before.length + utf8.length + after.length);
    System.arraycopy(utf8, 0, all, before.length, utf8.length);
    System.arraycopy(after, 0, all, before.length + utf8.length, after.length);
    return !SCAN.in("x", Base64.getEncoder().encode(all)).isEmpty()
        && !SCAN.in("x", Base64.getUrlEncoder().encode(all)).isEmpty();
  }

  @Test
  void findsWhatLiesAcrossTheEdgesOfItsReads(@TempDir Path folder) throws IOException {
    byte[] content = new byte[3 << 20];
    byte[] value = ascii("13812345678");
    for (int at : new int[] {0, (1 << 20) - 5, (2 << 20) - 1, content.length - value.length}) {
      System.arraycopy(value, 0, content, at, value.length);
    }
    Files.write(Files.createDirectory(folder.resolve("base")).resolve("16384"), content);

    assertThat(SCAN.in(folder))
        .extracting(PersonalDataScan.Finding::offset)
        .containsExactly(0L, (1L << 20) - 5, (2L << 20) - 1, (long) content.length - value.length);
  }

  @Test
  void findsNothingInOtherText() {
    assertThat(SCAN.in("x", "欧阳小红 13812345679 138****5678".getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
  }

  @Test
  void refusesValuesThatWouldBeFoundByChance() {
    assertThatThrownBy(() -> PersonalDataScan.forValues(List.of("王")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
