package dev.mingce.customer.standard;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Regular expressions that a steward wrote. RE2 matches in time linear in the value, so that no
 * expression can hold up every write.
 */
public final class Patterns {
  static final int MAX_LENGTH = 500;

  /** A decimal number as attributes hold it; JSON Schema and the check share it. */
  public static final String NUMBER = "[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?";

  private static final int KEPT = 1_000;
  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

  private Patterns() {}

  static boolean isValid(String pattern) {
    try {
      return pattern.length() <= MAX_LENGTH && Pattern.compile(pattern) != null;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** Whether the whole value matches. */
  static boolean matches(String pattern, String value) {
    // Drafts come and go; what they leave behind must not grow without end.
    if (COMPILED.size() > KEPT) {
      COMPILED.clear();
    }
    return COMPILED.computeIfAbsent(pattern, Pattern::compile).matches(value);
  }
}
