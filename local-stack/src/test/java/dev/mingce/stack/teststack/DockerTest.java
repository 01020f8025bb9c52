package dev.mingce.stack.teststack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.stack.platform.CannotStartException;
import org.junit.jupiter.api.Test;

class DockerTest {

  @Test
  void saysInOneSentenceWhatIsMissingAndWhatToDo() {
    assertThatThrownBy(() -> Docker.require(false))
        .isInstanceOf(CannotStartException.class)
        .hasMessage(
            "Docker is not reachable, and tests on containers need it: start it, or name it in"
                + " DOCKER_HOST, or test without the profile containers");
    assertThatCode(() -> Docker.require(true)).doesNotThrowAnyException();
  }
}
