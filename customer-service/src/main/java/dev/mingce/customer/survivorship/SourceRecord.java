package dev.mingce.customer.survivorship;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What one source says about one customer.
 *
 * @param customerId for whom it was written; a merge does not change it
 * @param system code of the source; {@link #OWN} for what was entered here
 * @param at the source's own time of this state
 * @param since the source's time of its first state
 * @param fields as {@link Fields#of} gives them
 */
public record SourceRecord(
    UUID id,
    UUID customerId,
    String system,
    Instant at,
    Instant since,
    Map<String, JsonNode> fields) {
  /** The platform's own source: what its API was told. */
  public static final String OWN = "mingce";

  public SourceRecord {
    fields = Map.copyOf(fields);
  }

  public boolean isOwn() {
    return system.equals(OWN);
  }

  /** Tells which it is, and nothing of what it says. */
  @Override
  public String toString() {
    return "SourceRecord[" + id + ", " + system + "]";
  }
}
