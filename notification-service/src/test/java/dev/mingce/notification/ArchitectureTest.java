package dev.mingce.notification;

import dev.mingce.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsToTheArchitecture() {
    ArchitectureRules.ofService("dev.mingce.notification").check();
  }
}
