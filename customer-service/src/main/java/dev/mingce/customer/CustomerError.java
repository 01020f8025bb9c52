package dev.mingce.customer;

import dev.mingce.kit.problem.ErrorCode;

/** Errors of customer-service. */
public enum CustomerError implements ErrorCode {
  CUSTOMER_ERASED("customer-erased", 410),
  KEY_DESTROYED("key-destroyed", 410),
  PURPOSE_REQUIRED("purpose-required", 400),
  UNIT_NOT_PERMITTED("unit-not-permitted", 403),
  IDENTIFIER_TAKEN("identifier-taken", 409),
  VALUES_SHARED("values-shared", 409),
  SOURCE_QUARANTINED("source-quarantined", 409),
  MERGE_BLOCKED("merge-blocked", 409),
  MERGE_CHAIN("merge-chain", 409),
  MERGE_CYCLE("merge-cycle", 409),
  MERGE_NOT_EXECUTED("merge-not-executed", 409),
  AMBIGUOUS_IDENTIFIER("ambiguous-identifier", 412),
  IMPORT_UNREADABLE("import-unreadable", 400),
  IMPORT_EMPTY("import-empty", 400),
  IMPORT_TOO_LARGE("import-too-large", 413),
  MAPPING_INVALID("mapping-invalid", 400),
  JOB_FINISHED("job-finished", 409),
  STANDARD_NOT_DRAFT("standard-not-draft", 409),
  STANDARD_RETIRED("standard-retired", 409),
  CODE_TAKEN("code-taken", 409),
  CODE_LIST_FIXED("code-list-fixed", 409);

  private final String code;
  private final int status;

  CustomerError(String code, int status) {
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
