package dev.mingce.audit.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One time that somebody saw a person's data.
 *
 * @param entryId the entry that says so
 * @param leafIndex its place in the log
 * @param action such as {@code customer.reveal}
 * @param subject who
 * @param unit where they belong
 * @param fields what was shown
 */
public record Disclosure(
    UUID entryId,
    @Schema(examples = "4711") long leafIndex,
    Instant at,
    @Schema(examples = "customer.reveal") String action,
    @Schema(examples = "li.na") String subject,
    @Nullable String unit,
    @Nullable String purpose,
    List<String> fields) {
  public Disclosure {
    fields = List.copyOf(fields);
  }
}
