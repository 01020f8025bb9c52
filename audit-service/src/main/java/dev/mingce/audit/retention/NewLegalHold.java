package dev.mingce.audit.retention;

import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which years are to be kept and why.
 *
 * @param fromYear first year, 2000 to 9999
 * @param toYear last year, not before the first
 * @param reason a code or reference: letters, digits, dots, hyphens; nothing personal
 */
@Schema(name = "NewAuditLegalHold")
public record NewLegalHold(
    @Schema(examples = "2026") @Nullable Integer fromYear,
    @Schema(examples = "2027") @Nullable Integer toYear,
    @Schema(examples = "case-4711") @Nullable String reason) {
  private static final int FIRST = 2000;
  private static final int LAST = 9999;
  private static final Pattern REASON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,99}");

  /** What was asked for, once it is checked. */
  record Years(int from, int to, String reason) {}

  Years checked() {
    List<Violation> wrong = new ArrayList<>();
    Integer from = fromYear;
    Integer to = toYear;
    String why = reason;
    if (from == null || from < FIRST || from > LAST) {
      wrong.add(Violation.at("/fromYear", "invalid-value"));
    }
    if (to == null || to > LAST || (from != null && to < from)) {
      wrong.add(Violation.at("/toYear", "invalid-value"));
    }
    if (why == null || !REASON.matcher(why).matches()) {
      wrong.add(Violation.at("/reason", "invalid-value"));
    }
    if (from == null || to == null || why == null || !wrong.isEmpty()) {
      throw ProblemException.invalid(wrong.toArray(Violation[]::new));
    }
    return new Years(from, to, why);
  }
}
