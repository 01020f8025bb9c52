package dev.mingce.customer.search;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A condition on customers: exactly one of {@code all}, {@code any}, {@code not} and {@code field}.
 */
@Schema(description = "Exactly one of all, any, not and field")
public record Condition(
    @Schema(description = "Each of them must hold") @Nullable List<Condition> all,
    @Schema(description = "One of them must hold") @Nullable List<Condition> any,
    @Schema(description = "Must not hold") @Nullable Condition not,
    @Schema(
            description = "What is compared",
            enumeration = {
              "name",
              "phone",
              "phoneLast4",
              "email",
              "identifier",
              "kind",
              "tag",
              "tier",
              "stage",
              "unit",
              "region",
              "industry",
              "source",
              "updatedAt",
              "reviewedAt",
              "quality"
            })
        @Nullable String field,
    @Schema(
            description =
                "What it is compared with: <type>:<value> for an identifier, a code for a region,"
                    + " which means all within it",
            examples = "110000")
        @Nullable String value,
    @Schema(
            description = "How a name is compared; in any of these ways when left out",
            enumeration = {"name", "pinyin", "prefix", "part", "initials"})
        @Nullable String match,
    @Schema(description = "For updatedAt and reviewedAt: not before") @Nullable Instant from,
    @Schema(description = "For updatedAt and reviewedAt: before") @Nullable Instant to,
    @Schema(description = "For quality, 0 to 1", examples = "0.8") @Nullable Double atLeast,
    @Schema(description = "For quality, 0 to 1", examples = "1") @Nullable Double atMost) {
  public Condition {
    all = all == null ? null : List.copyOf(all);
    any = any == null ? null : List.copyOf(any);
  }

  static Condition all(List<Condition> conditions) {
    return new Condition(conditions, null, null, null, null, null, null, null, null, null);
  }

  /** May hold a personal value. */
  @Override
  public String toString() {
    return "Condition[***]";
  }
}
