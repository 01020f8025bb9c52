package dev.mingce.audit.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** For how many years after its own an entry of each class is kept, at least. */
@ConfigMapping(prefix = "mingce.audit.retention.years")
interface RetentionSettings {
  @WithDefault("5")
  int changes();

  @WithDefault("3")
  int access();

  @WithDefault("5")
  int decisions();

  @WithDefault("3")
  int messages();

  @WithDefault("5")
  int audit();

  @WithDefault("5")
  int other();

  /** The years of a class. */
  default int of(RetentionClass retention) {
    return switch (retention) {
      case CHANGES -> changes();
      case ACCESS -> access();
      case DECISIONS -> decisions();
      case MESSAGES -> messages();
      case AUDIT -> audit();
      case OTHER -> other();
    };
  }
}
