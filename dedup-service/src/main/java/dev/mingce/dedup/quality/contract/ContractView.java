package dev.mingce.dedup.quality.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A contract as the API shows it. */
@Schema(name = "SourceContract")
record ContractView(
    String system,
    long version,
    @Schema(enumeration = {"open", "quarantined"}) String state,
    @Schema(description = "Since when it is in this state") Instant since,
    @Schema(description = "What it was quarantined for; empty while it is open")
        List<Breach> breaches,
    @Schema(description = "Why it was released last") @Nullable String note,
    @Schema(description = "How far back records count, in hours") int windowHours,
    @Schema(description = "Below so many records in the window nothing is said") int minRecords,
    @Schema(description = "The greatest share of violations by rule, 0 to 1")
        Map<String, Double> rules) {

  static final String OPEN = "open";
  static final String QUARANTINED = "quarantined";

  static ContractView of(StoredContract contract) {
    return new ContractView(
        contract.system(),
        contract.version(),
        contract.quarantined() ? QUARANTINED : OPEN,
        contract.since(),
        contract.breaches(),
        contract.note(),
        contract.terms().windowHours(),
        contract.terms().minRecords(),
        new TreeMap<>(contract.terms().rules()));
  }
}
