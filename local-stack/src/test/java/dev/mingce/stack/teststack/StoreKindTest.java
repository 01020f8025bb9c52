package dev.mingce.stack.teststack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.stack.platform.CannotStartException;
import org.junit.jupiter.api.Test;

class StoreKindTest {

  @Test
  void isArtifactsUnlessContainersAreAskedFor() {
    assertThat(StoreKind.parse("")).isEqualTo(StoreKind.ARTIFACTS);
    assertThat(StoreKind.parse("artifacts")).isEqualTo(StoreKind.ARTIFACTS);
    assertThat(StoreKind.parse("containers")).isEqualTo(StoreKind.CONTAINERS);
  }

  @Test
  void refusesAnythingElseInOneSentence() {
    assertThatThrownBy(() -> StoreKind.parse("docker"))
        .isInstanceOf(CannotStartException.class)
        .hasMessage("mingce.stack is artifacts or containers, not \"docker\"");
  }
}
