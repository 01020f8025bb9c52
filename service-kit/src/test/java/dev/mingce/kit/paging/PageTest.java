package dev.mingce.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void anItemMoreThanThePageTakesTellsOfANextPageAndIsNotShown() {
    assertThat(Page.cut(List.of("a", "b", "c"), 2, last -> "after " + last))
        .isEqualTo(new Page<>(List.of("a", "b"), "after b", null));
  }

  @Test
  void whatFitsIsTheLastPage() {
    assertThat(Page.cut(List.of("a", "b"), 2, last -> "after " + last))
        .isEqualTo(new Page<>(List.of("a", "b"), null, null));
    assertThat(Page.cut(List.<String>of(), 2, last -> "after " + last))
        .isEqualTo(new Page<>(List.of(), null, null));
  }

  @Test
  void showingItemsOtherwiseKeepsCursorAndCount() {
    assertThat(new Page<>(List.of("a", "bc"), "next", 7L).map(String::length))
        .isEqualTo(new Page<>(List.of(1, 2), "next", 7L));
  }
}
