package dev.mingce.dedup;

import dev.mingce.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keepsToTheArchitecture() {
    ArchitectureRules.ofService("dev.mingce.dedup")
        .withPure(
            "normalize",
            "blocking",
            "scoring",
            "matching",
            "cluster",
            "batch",
            "synthetic",
            "quality.rules",
            "profile.measure",
            "cleanse.repair")
        .check();
  }
}
