package dev.mingce.dedup.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class TextFormTest {

  @Test
  void fullWidthBecomesHalfWidth() {
    assertThat(TextForm.clean("ＡＢＣ　１２３（中国）")).isEqualTo("ABC 123(中国)");
  }

  @Test
  void invisibleCharactersAndBreaksDisappear() {
    assertThat(TextForm.clean("\uFEFF\u200b 王\u200d小\u00ad明 \r\n\t先生\u0000 ")).isEqualTo("王小明 先生");
  }

  @Test
  void caseAndLatinMarksAreFolded() {
    assertThat(TextForm.folded("JOSÉ Straße İstanbul Çağla"))
        .isEqualTo("jose strasse istanbul cagla");
  }

  @Test
  void marksThatAreVowelsStay() {
    assertThat(TextForm.folded("हिन्दी")).isEqualTo("हिन्दी");
    assertThat(TextForm.folded("한글")).isEqualTo("한글");
  }

  @Property
  void plainTextsAreReadTheShortWayAsTheLongOne(
      @ForAll @Chars({'A', 'z', '7', ' ', '-', '中', '國'}) String text) {
    String invisible = text + '\u200b'; // what is not plain goes the long way
    assertThat(TextForm.clean(text)).isEqualTo(TextForm.clean(invisible));
    assertThat(TextForm.folded(text)).isEqualTo(TextForm.folded(invisible));
  }

  @Property
  void cleaningTwiceChangesNothing(@ForAll String text) {
    String once = TextForm.clean(text);
    assertThat(TextForm.clean(once)).isEqualTo(once);
  }
}
