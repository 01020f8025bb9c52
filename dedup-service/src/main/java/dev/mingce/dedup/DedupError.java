package dev.mingce.dedup;

import dev.mingce.kit.problem.ErrorCode;

/** Errors of dedup-service. */
public enum DedupError implements ErrorCode {
  ASSERTION_CONTRADICTION("assertion-contradiction", 409),
  OTHER_KIND("other-kind", 400),
  REVIEW_CLOSED("review-closed", 409),
  REVIEW_CLAIMED("review-claimed", 409),
  SECOND_PERSON_REQUIRED("second-person-required", 409),
  JOB_NOT_READY("job-not-ready", 409),
  JOB_FINISHED("job-finished", 409);

  private final String code;
  private final int status;

  DedupError(String code, int status) {
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
