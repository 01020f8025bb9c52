package dev.mingce.dedup.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.dedup.Database;
import dev.mingce.events.EventJson;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Looks at what quality publishes. */
@Singleton
public class TestQuality {

  private final Database database;

  TestQuality(Database database) {
    this.database = database;
  }

  /** The scores that were published of a customer, in their order. */
  public List<JsonNode> events(UUID customerId) {
    return database.query(
        "SELECT payload FROM outbox WHERE topic = 'mingce.dedup.quality.v1' AND key = ?"
            + " AND payload IS NOT NULL ORDER BY id",
        row -> EventJson.read(row.getBytes(1), JsonNode.class),
        customerId.toString());
  }

  /** Whether the last thing that was published of a customer is that there is no score. */
  public boolean hasTombstone(UUID customerId) {
    return database
        .query(
            "SELECT payload IS NULL FROM outbox WHERE topic = 'mingce.dedup.quality.v1' AND key = ?"
                + " ORDER BY id DESC LIMIT 1",
            row -> row.getBoolean(1),
            customerId.toString())
        .equals(List.of(true));
  }
}
