package dev.mingce.kit.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one exception that becomes a problem response on purpose. Its message holds the code only:
 * texts are chosen by the caller's language when it is mapped, and values of the request never get
 * into it.
 */
public final class ProblemException extends RuntimeException {
  private final transient ErrorCode errorCode;
  private final transient List<Violation> violations;
  private final transient Map<String, Object> extensions;

  public ProblemException(ErrorCode errorCode) {
    this(errorCode, List.of(), Map.of());
  }

  public ProblemException(ErrorCode errorCode, List<Violation> violations) {
    this(errorCode, violations, Map.of());
  }

  /**
   * An error with places and further members.
   *
   * @param extensions further members of the problem (RFC 9457, section 3.2), for example the
   *     current version on 412
   */
  public ProblemException(
      ErrorCode errorCode, List<Violation> violations, Map<String, Object> extensions) {
    super(errorCode.code());
    this.errorCode = errorCode;
    this.violations = List.copyOf(violations);
    this.extensions = new LinkedHashMap<>(extensions);
  }

  public static ProblemException invalid(Violation... violations) {
    return new ProblemException(KitError.VALIDATION_FAILED, List.of(violations));
  }

  public static ProblemException notFound() {
    return new ProblemException(KitError.NOT_FOUND);
  }

  public ErrorCode errorCode() {
    return errorCode;
  }

  public List<Violation> violations() {
    return violations;
  }

  public Map<String, Object> extensions() {
    return extensions;
  }
}
