package dev.mingce.audit.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log.
 *
 * @param leafIndex place in the log, from 0
 * @param at when it happened
 * @param receivedAt when the log took it
 * @param source service that says so
 */
public record AuditEntry(
    UUID id,
    @Schema(examples = "4711") long leafIndex,
    Instant at,
    Instant receivedAt,
    @Schema(examples = "customer.registered") String action,
    @Schema(enumeration = {"done", "denied", "failed"}) String outcome,
    Who actor,
    What target,
    @Schema(examples = "customer-service") String source,
    @Nullable String purpose,
    @Nullable String reason,
    List<String> changedFields,
    @Nullable String traceId) {
  public AuditEntry {
    changedFields = List.copyOf(changedFields);
  }

  /** Who did it. */
  @Schema(name = "AuditActor")
  public record Who(
      @Schema(examples = "dev-agent") String subject,
      @Schema(examples = "user") String type,
      @Nullable String unit,
      @Nullable String clientId,
      @Nullable List<String> roles) {}

  /** What it was done to. */
  @Schema(name = "AuditTarget")
  public record What(
      @Schema(examples = "customer") String type,
      @Nullable String id,
      @Nullable Long version,
      @Nullable String counterpart) {}

  /**
   * An entry with what proves it.
   *
   * @param entry the exact bytes that are in the log, base64
   * @param leafHash SHA-256 of 0x00 and those bytes (RFC 6962), base64
   */
  @Schema(name = "ExactAuditEntry")
  public record Exact(@JsonUnwrapped AuditEntry summary, String entry, String leafHash) {}
}
