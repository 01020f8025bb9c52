package dev.mingce.audit.query;

import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query of a listing as it comes: texts, so that a wrong one is answered with its name. */
public class EntryParameters {
  private static final Set<String> OUTCOMES = Set.of("done", "denied", "failed");

  @QueryParam("target")
  @Parameter(
      description = "Id of the customer or other thing that it was done to",
      example = "01936f2a-7c1e-7b6a-9d1f-3e5a8c0b4d21")
  @Nullable String target;

  @QueryParam("actor")
  @Parameter(description = "Subject of who did it", example = "li.na")
  @Nullable String actor;

  @QueryParam("action")
  @Parameter(description = "What was done", example = "customer.reveal")
  @Nullable String action;

  @QueryParam("source")
  @Parameter(description = "Service that says so", example = "customer-service")
  @Nullable String source;

  @QueryParam("outcome")
  @Parameter(
      description = "How it ended",
      example = "denied",
      schema = @Schema(enumeration = {"done", "denied", "failed"}))
  @Nullable String outcome;

  @QueryParam("purpose")
  @Parameter(description = "Purpose code that was given", example = "support")
  @Nullable String purpose;

  @QueryParam("traceId")
  @Parameter(
      description = "W3C trace id, 32 hexadecimal digits",
      example = "0af7651916cd43dd8448eb211c80319c")
  @Nullable String traceId;

  @QueryParam("from")
  @Parameter(description = "Happened at or after, RFC 3339", example = "2026-11-01T00:00:00Z")
  @Nullable String from;

  @QueryParam("to")
  @Parameter(description = "Happened before, RFC 3339", example = "2026-12-01T00:00:00Z")
  @Nullable String to;

  @QueryParam("limit")
  @Nullable String limit;

  @QueryParam("cursor")
  @Nullable String cursor;

  @QueryParam("count")
  @Nullable String count;

  EntryFilter filter() {
    if (outcome != null && !OUTCOMES.contains(outcome)) {
      throw invalid("outcome");
    }
    return new EntryFilter(
        target,
        actor,
        action,
        source,
        outcome,
        purpose,
        trace(traceId),
        instant("from", from),
        instant("to", to));
  }

  int pageSize() {
    if (limit == null) {
      return Limits.DEFAULT;
    }
    try {
      return Limits.of(Integer.valueOf(limit));
    } catch (NumberFormatException e) {
      throw invalid("limit");
    }
  }

  @Nullable String cursor() {
    return cursor;
  }

  boolean wantsCount() {
    if (count == null || count.equals("false")) {
      return false;
    }
    if (count.equals("true")) {
      return true;
    }
    throw invalid("count");
  }

  private static @Nullable UUID trace(@Nullable String hex) {
    if (hex == null) {
      return null;
    }
    if (!hex.matches("[0-9a-f]{32}")) {
      throw invalid("traceId");
    }
    return new UUID(
        Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
  }

  private static @Nullable Instant instant(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      Instant instant = Instant.parse(text);
      // PostgreSQL ends in the year 294276, Java much later.
      if (Math.abs(instant.getEpochSecond()) < 4_000_000_000_000L) {
        return instant;
      }
    } catch (DateTimeParseException e) {
      // Answered below, without the text.
    }
    throw invalid(name);
  }

  private static ProblemException invalid(String parameter) {
    return new ProblemException(
        KitError.INVALID_PARAMETER, List.of(Violation.at("?" + parameter, "invalid-value")));
  }
}
