package dev.mingce.dedup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.events.EventJson;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Looks into the tables. */
@Singleton
public class TestDatabase {

  private final Database database;

  TestDatabase(Database database) {
    this.database = database;
  }

  /** {@code state decision} of the pairs of a customer. */
  public List<String> pairs(UUID customerId) {
    return database.query(
        "SELECT state || ' ' || decision FROM match_pair WHERE ? IN (left_id, right_id) ORDER BY"
            + " id",
        row -> row.getString(1),
        customerId);
  }

  /** {@code version outcome} of all verdicts of a customer. */
  public List<String> verdicts(UUID customerId) {
    return database.query(
        "SELECT version || ' ' || outcome FROM verdict WHERE customer_id = ? ORDER BY version",
        row -> row.getString(1),
        customerId);
  }

  /** Types of the published decisions that concern a customer, in their order. */
  public List<String> published(UUID customerId) {
    return decisions(customerId, "type", String.class);
  }

  /** Values of the published decisions that concern a customer, in their order. */
  public List<JsonNode> events(UUID customerId) {
    return decisions(customerId, "payload", byte[].class).stream()
        .map(payload -> EventJson.read(payload, JsonNode.class))
        .toList();
  }

  private <T> List<T> decisions(UUID customerId, String column, Class<T> type) {
    return database.query(
        "SELECT "
            + column
            + " FROM outbox WHERE topic <> 'mingce.dedup.quality.v1'"
            + " AND convert_from(payload, 'UTF8') NOT LIKE '%\"action\":\"assert%'"
            + " AND convert_from(payload, 'UTF8') LIKE '%' || ? || '%' ORDER BY id",
        row -> type.cast(row.getObject(1)),
        customerId.toString());
  }

  /** {@code version status unit contentVersion} of a customer. */
  public String record(UUID customerId) {
    return database
        .query(
            "SELECT concat_ws(' ', version, status, unit, content_version) FROM customer_record"
                + " WHERE customer_id = ?",
            row -> row.getString(1),
            customerId)
        .getFirst();
  }

  public long count(String table, UUID customerId) {
    return database
        .query(
            "SELECT count(*) FROM " + table + " t WHERE t::text LIKE '%' || ? || '%'",
            row -> row.getLong(1),
            customerId.toString())
        .getFirst();
  }

  /** Whether sealed features of the customer are stored. */
  public boolean hasFeatures(UUID customerId) {
    return !database
        .query(
            "SELECT 1 FROM customer_record WHERE customer_id = ? AND features IS NOT NULL",
            row -> true,
            customerId)
        .isEmpty();
  }

  /** The tables with a row that names a customer, by their names. */
  public List<String> tablesNaming(UUID customerId) {
    return database
        .query(
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
            row -> row.getString(1))
        .stream()
        .filter(table -> count(table, customerId) > 0)
        .toList();
  }

  /** The customers of the cluster that a customer is in; none when it stands alone. */
  public List<UUID> cluster(UUID customerId) {
    return database.query(
        "SELECT customer_id FROM cluster_member WHERE cluster_id ="
            + " (SELECT cluster_id FROM cluster_member WHERE customer_id = ?) ORDER BY customer_id",
        row -> row.getObject(1, UUID.class),
        customerId);
  }

  /** Id of the cluster that a customer is in. */
  public UUID clusterId(UUID customerId) {
    return database
        .query(
            "SELECT cluster_id FROM cluster_member WHERE customer_id = ?",
            row -> row.getObject(1, UUID.class),
            customerId)
        .stream()
        .findFirst()
        .orElse(null);
  }

  /**
   * {@code left right} of all linked pairs with one of these customers, with their rounded weights.
   */
  public List<String> edges(List<UUID> customers) {
    return database.query(
        "SELECT left_id || ' ' || right_id || ' ' || round(weight::numeric, 3) FROM edge WHERE linked"
            + " AND left_id = ANY (?) ORDER BY 1",
        row -> row.getString(1),
        customers);
  }

  /** All rows of all tables as text, with bytes both as they are printed and as Latin-1. */
  public String everything() {
    StringBuilder text = new StringBuilder();
    for (String table :
        database.query(
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'",
            row -> row.getString(1))) {
      database.query("SELECT t::text FROM " + table + " t", row -> text.append(row.getString(1)));
    }
    database.query(
        "SELECT convert_from(payload, 'UTF8') FROM outbox WHERE payload IS NOT NULL",
        row -> text.append(row.getString(1)));
    return text.toString();
  }
}
