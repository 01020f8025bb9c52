package dev.mingce.dedup.cleanse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.dedup.cleanse.repair.Repair;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A suggestion as the API shows it. */
@Schema(name = "CleansingSuggestion")
record SuggestionView(
    UUID id,
    long version,
    UUID customerId,
    String rule,
    @Schema(description = "JSON Pointer of the field or entry") String field,
    @Schema(enumeration = {"open", "accepted", "rejected", "undone", "obsolete"}) String state,
    @Schema(
            description =
                "False where the repair takes a value away: a source record cannot say that, so a"
                    + " person has to change the customer")
        boolean applicable,
    Instant createdAt,
    @Schema(description = "Who decided; rule where no person did") @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Schema(description = "When customer-service was told") @Nullable Instant appliedAt,
    @Schema(description = "The field or entry as it is; only revealed") @Nullable JsonNode before,
    @Schema(description = "New texts by their place in it, empty for taking away; only revealed")
        @Nullable Map<String, String> repaired) {

  static SuggestionView of(Suggestion one, @Nullable Repair repair) {
    return new SuggestionView(
        one.id(),
        one.version(),
        one.customerId(),
        one.rule(),
        one.pointer(),
        one.state(),
        one.sayable(),
        one.createdAt(),
        one.decidedBy(),
        one.decidedAt(),
        one.appliedAt(),
        repair == null ? null : repair.entry(),
        repair == null ? null : texts(repair));
  }

  private static Map<String, String> texts(Repair repair) {
    Map<String, String> texts = new TreeMap<>();
    repair.patches().forEach((place, text) -> texts.put(place, text == null ? "" : text));
    return texts;
  }
}
