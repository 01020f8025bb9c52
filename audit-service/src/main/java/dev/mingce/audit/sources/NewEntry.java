package dev.mingce.audit.sources;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What another system wants recorded. Nothing in it is personal but what is sealed; which system
 * says so is told by its token.
 *
 * @param at when it happened, RFC 3339
 * @param action what was done, {@code area.verb}; not one of Mingce's own areas
 * @param outcome how it ended
 * @param purpose purpose code
 * @param reason code
 * @param changedFields names of fields that changed or were shown
 * @param sealed ciphertext of anything personal: a compact JWE
 */
@Schema(name = "NewAuditEntry")
public record NewEntry(
    @Schema(examples = "2026-11-02T03:04:05.678Z") @Nullable String at,
    @Schema(examples = "crm.contact-viewed") @Nullable String action,
    @Schema(enumeration = {"done", "denied", "failed"}) @Nullable String outcome,
    @Nullable Who actor,
    @Nullable What target,
    @Nullable String purpose,
    @Nullable String reason,
    @Nullable List<String> changedFields,
    @Nullable String sealed) {

  /** Who did it, as the system knows them. */
  @Schema(name = "NewAuditActor")
  public record Who(
      @Schema(examples = "li.na") @Nullable String subject,
      @Schema(enumeration = {"user", "service", "customer", "system"}) @Nullable String type,
      @Nullable String unit) {}

  /** What it was done to. */
  @Schema(name = "NewAuditTarget")
  public record What(
      @Schema(examples = "customer") @Nullable String type,
      @Nullable String id,
      @Nullable Long version) {}
}
