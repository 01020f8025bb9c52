package dev.mingce.kit.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells faults of a neighbour, which pass, from faults of ours or of the input, which do not. */
public final class Faults {
  // Connection, out of resources, operator intervention, serialization failure and deadlock
  // (PostgreSQL appendix A).
  private static final Set<String> TRANSIENT_SQL_CLASSES = Set.of("08", "53", "57", "58", "40");

  private Faults() {}

  /** Whether trying the same thing again later can help. */
  public static boolean isTransient(@Nullable Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof TransientFault
          || cause instanceof SQLTransientException
          || cause instanceof java.net.ConnectException
          || cause instanceof java.net.SocketTimeoutException
          || cause instanceof java.net.http.HttpTimeoutException
          || cause instanceof org.apache.kafka.common.errors.RetriableException
          || cause instanceof dev.mingce.events.sealed.KeyServiceUnavailableException
          || cause instanceof dev.mingce.kit.crypto.KeyServiceUnavailableException) {
        return true;
      }
      if (cause instanceof SQLException sql && isTransientState(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The chain of types and the first place in our own code; safe to log, as no message is quoted.
   */
  public static String describe(Throwable fault) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
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
        || (state.length() == 5 && TRANSIENT_SQL_CLASSES.contains(state.substring(0, 2)));
  }
}
