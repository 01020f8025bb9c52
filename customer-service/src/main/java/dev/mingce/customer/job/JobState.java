package dev.mingce.customer.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  static Optional<JobState> find(String code) {
    return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
  }

  static JobState ofCode(String code) {
    return find(code).orElseThrow();
  }
}
