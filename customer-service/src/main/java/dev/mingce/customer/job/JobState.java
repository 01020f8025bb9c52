package dev.mingce.customer.job;

import java.util.Locale;

/** Where a job is. The last three are final. */
public enum JobState {
  QUEUED,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isFinal() {
    return switch (this) {
      case QUEUED, RUNNING -> false;
      case DONE, FAILED, CANCELLED -> true;
    };
  }

  static JobState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
