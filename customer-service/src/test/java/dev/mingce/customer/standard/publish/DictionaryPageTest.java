package dev.mingce.customer.standard.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DictionaryPageTest {
  @Test
  void textsOfStewardsAreNoMarkup() {
    Dictionary dictionary =
        new Dictionary(
            "person-1",
            "person",
            List.of(),
            List.of(
                new Dictionary.Entry(
                    "/custom/shoe",
                    Map.of("zh-CN", "<script>x</script>", "en", "\"a\" & 'b'"),
                    null,
                    null,
                    "text",
                    true,
                    20,
                    "[<>]+",
                    null,
                    List.of(),
                    "base",
                    true,
                    null)),
            List.of(),
            List.of());
    assertThat(DictionaryPage.of(dictionary, "zh-CN"))
        .contains(
            "<h2>其他</h2>",
            "<tr><td><code>/custom/shoe</code></td><td>&lt;script&gt;x&lt;/script&gt;</td>"
                + "<td>text</td><td>是</td><td>20</td><td><code>[&lt;&gt;]+</code></td>")
        .doesNotContain("<script>");
    assertThat(DictionaryPage.of(dictionary, "en"))
        .contains("<td>&quot;a&quot; &amp; &#39;b&#39;</td>");
  }
}
