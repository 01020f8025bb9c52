package dev.mingce.audit.log;

import java.sql.SQLException;

/** Database trouble; the cause tells whether it passes. */
public final class LogFailure extends RuntimeException {
  public LogFailure(SQLException cause) {
    super("audit log not reached", cause);
  }
}
