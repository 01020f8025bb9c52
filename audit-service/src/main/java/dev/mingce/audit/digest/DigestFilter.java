package dev.mingce.audit.digest;

import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which digests are asked for; an absent member does not restrict. */
record DigestFilter(@Nullable String service, @Nullable String verdict) {
  DigestFilter {
    if (verdict != null) {
      try {
        Verdict.of(verdict);
      } catch (IllegalArgumentException e) {
        throw new ProblemException(
            KitError.INVALID_PARAMETER, List.of(Violation.at("?verdict", "invalid-value")));
      }
    }
  }

  /** What a cursor is bound to. */
  String listing() {
    return "source-digests " + this;
  }
}
