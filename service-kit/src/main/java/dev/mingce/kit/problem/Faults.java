package dev.mingce.kit.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells faults of a neighbour, which pass, from faults of ours or of the input, which do not. */
public final class Faults {
  // Connection, refused login, out of resources, operator intervention, serialization failure and
  // deadlock (PostgreSQL appendix A). A login is refused while a password is being changed.
  private static final Set<String> TRANSIENT_SQL_CLASSES =
      Set.of("08", "28", "53", "57", "58", "40");

  // Of other classes: a server that is not the primary any more or not yet, sessions and
  // transactions that were ended for their time, and a lock that was not to be had in time.
  private static final Set<String> TRANSIENT_SQL_STATES =
      Set.of("25006", "25P03", "25P04", "55P03");

  // Chains are short, but nothing keeps them from being circles.
  private static final int DEEPEST = 20;

  private Faults() {}

  /**
   * Whether trying the same thing again later can help. Looks at suppressed exceptions too: that is
   * where the transaction manager keeps why a commit failed.
   */
  public static boolean isTransient(@Nullable Throwable fault) {
    return isTransient(fault, DEEPEST);
  }

  private static boolean isTransient(@Nullable Throwable fault, int depth) {
    if (fault == null || depth == 0) {
      return false;
    }
    if (passes(fault) || isTransient(fault.getCause(), depth - 1)) {
      return true;
    }
    for (Throwable suppressed : fault.getSuppressed()) {
      if (isTransient(suppressed, depth - 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean passes(Throwable fault) {
    return fault instanceof TransientFault
        || fault instanceof OutOfMemoryError
        || fault instanceof SQLTransientException
        || fault instanceof java.net.ConnectException
        || fault instanceof java.net.SocketTimeoutException
        || fault instanceof java.net.http.HttpTimeoutException
        || fault instanceof org.apache.kafka.common.errors.RetriableException
        || fault instanceof dev.mingce.events.sealed.KeyServiceUnavailableException
        || fault instanceof dev.mingce.kit.crypto.KeyServiceUnavailableException
        || (fault instanceof SQLException sql && isTransientState(sql.getSQLState()));
  }

  /**
   * The chain of types and the first place in our own code; safe to log, as no message is quoted.
   */
  public static String describe(Throwable fault) {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    for (Throwable cause = fault; cause != null && depth < DEEPEST; cause = cause.getCause()) {
      depth++;
      text.append(text.isEmpty() ? "" : " <- ").append(cause.getClass().getName());
      if (cause instanceof SQLException sql) {
        text.append('[').append(sql.getSQLState()).append(']');
      }
      place(cause, text);
    }
    return text.toString();
  }

  private static void place(Throwable fault, StringBuilder text) {
    StackTraceElement[] stack = fault.getStackTrace();
    if (stack.length > 0) {
      text.append(" at ").append(stack[0]);
    }
    for (StackTraceElement element : stack) {
      if (element.getClassName().startsWith("dev.mingce.")) {
        text.append(" via ").append(element);
        return;
      }
    }
  }

  private static boolean isTransientState(@Nullable String state) {
    // The driver and the pool leave the state out when they could not reach the server at all.
    return state == null
        || TRANSIENT_SQL_STATES.contains(state)
        || (state.length() == 5 && TRANSIENT_SQL_CLASSES.contains(state.substring(0, 2)));
  }
}
