package dev.mingce.kit.web;

import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags (RFC 9110, section 8.8.3) of versioned resources: {@code "7"} is version 7, and
 * {@code "7-2"} version 7 shown together with state 2 of what hangs on it without changing it.
 */
public final class ETags {
  private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})(?:-\\d{1,18})?\"");

  private ETags() {}

  public static String of(long version) {
    return "\"" + version + "\"";
  }

  public static String of(long version, long attached) {
    return "\"" + version + "-" + attached + "\"";
  }

  /**
   * The version a change was made against.
   *
   * @throws ProblemException 428 without the header, 400 when it is no tag of ours; {@code *} is
   *     refused too, since it would overwrite what the caller never saw
   */
  public static long required(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new ProblemException(KitError.PRECONDITION_REQUIRED);
    }
    Matcher tag = TAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw new ProblemException(
          KitError.INVALID_PARAMETER, List.of(Violation.at("If-Match", "invalid-etag")));
    }
    return Long.parseLong(tag.group(1));
  }

  /**
   * Refuses a change made against another version than the current one, and names the current one.
   */
  public static void check(long expected, long current) {
    if (expected != current) {
      throw stale(current);
    }
  }

  public static ProblemException stale(long current) {
    return new ProblemException(
        KitError.PRECONDITION_FAILED, List.of(), Map.of("currentVersion", current));
  }

  /** Whether an {@code If-None-Match} list names this tag, so that 304 is the answer. */
  public static boolean matchesAny(@Nullable String ifNoneMatch, String tag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String candidate : ifNoneMatch.split(",", -1)) {
      String stripped = candidate.strip();
      if (stripped.equals(tag) || stripped.equals("W/" + tag) || stripped.equals("*")) {
        return true;
      }
    }
    return false;
  }
}
