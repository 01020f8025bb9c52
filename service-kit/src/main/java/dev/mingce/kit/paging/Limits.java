package dev.mingce.kit.paging;

import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The size of a page. */
public final class Limits {
  public static final int DEFAULT = 50;
  public static final int MAX = 200;

  private Limits() {}

  /** The size asked for, or the default; 400 when outside 1 to {@value #MAX}. */
  public static int of(@Nullable Integer asked) {
    if (asked == null) {
      return DEFAULT;
    }
    if (asked < 1 || asked > MAX) {
      throw new ProblemException(
          KitError.INVALID_PARAMETER, List.of(Violation.at("?limit", "out-of-range", 1, MAX)));
    }
    return asked;
  }
}
