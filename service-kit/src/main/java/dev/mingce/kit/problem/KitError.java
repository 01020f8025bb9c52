package dev.mingce.kit.problem;

/** Errors that every service can answer. */
public enum KitError implements ErrorCode {
  MALFORMED_JSON("malformed-json", 400),
  VALIDATION_FAILED("validation-failed", 400),
  UNKNOWN_QUERY_PARAMETER("unknown-query-parameter", 400),
  INVALID_PARAMETER("invalid-parameter", 400),
  INVALID_CURSOR("invalid-cursor", 400),
  BAD_REQUEST("bad-request", 400),
  IDEMPOTENCY_KEY_REQUIRED("idempotency-key-required", 400),
  UNAUTHENTICATED("unauthenticated", 401),
  FORBIDDEN("forbidden", 403),
  NOT_FOUND("not-found", 404),
  METHOD_NOT_ALLOWED("method-not-allowed", 405),
  NOT_ACCEPTABLE("not-acceptable", 406),
  REQUEST_IN_PROGRESS("request-in-progress", 409),
  CONFLICT("conflict", 409),
  STILL_UNREADABLE("still-unreadable", 409),
  PRECONDITION_FAILED("precondition-failed", 412),
  BODY_TOO_LARGE("body-too-large", 413),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415),
  IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422),
  PRECONDITION_REQUIRED("precondition-required", 428),
  INTERNAL("internal", 500),
  UNAVAILABLE("unavailable", 503);

  private final String code;
  private final int status;

  KitError(String code, int status) {
    this.code = code;
    this.status = status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}
