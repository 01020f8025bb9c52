package dev.mingce.audit.log;

import dev.mingce.kit.problem.TransientFault;

/**
 * What is stored does not fit together. It passes only when people act, so nothing is given up
 * meanwhile: events wait, and no proof is answered.
 */
public final class LogDamagedException extends TransientFault {
  public LogDamagedException(String message) {
    super(message);
  }
}
