package dev.mingce.dedup.cleanse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** Where the records of cleansing go. */
interface CleansingTarget {

  /** What became of a record. */
  enum Outcome {
    TAKEN,
    /** There is no such customer any more. */
    GONE,
    /** It would be refused again as it is. */
    REFUSED,
    /** Not now; later perhaps. */
    UNAVAILABLE
  }

  /**
   * Says what cleansing knows of a customer, in place of all it said before. Never in a
   * transaction.
   *
   * @param feed body of {@code PUT /v1/sources/cleansing/records/<customer>}
   */
  Outcome put(UUID customerId, JsonNode feed);
}
