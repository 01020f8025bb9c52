package dev.mingce.audit.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.audit.log.LogDamagedException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says, read from the very bytes that are hashed: whoever alters a column beside them
 * changes what is found, never what is shown.
 */
final class EntryContent {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EntryContent() {}

  static AuditEntry read(long leafIndex, byte[] bytes) {
    try {
      return read(leafIndex, JSON.readTree(bytes));
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      throw new LogDamagedException("entry " + leafIndex + " cannot be read");
    }
  }

  private static AuditEntry read(long leafIndex, JsonNode entry) {
    JsonNode actor = entry.path("actor");
    JsonNode target = entry.path("target");
    List<String> fields = new ArrayList<>();
    entry.path("changedFields").forEach(field -> fields.add(field.asText()));
    return new AuditEntry(
        UUID.fromString(entry.path("id").asText()),
        leafIndex,
        Instant.parse(entry.path("at").asText()),
        Instant.parse(entry.path("receivedAt").asText()),
        entry.path("action").asText(),
        entry.path("outcome").asText(),
        new AuditEntry.Who(
            actor.path("subject").asText(),
            actor.path("type").asText(),
            text(actor, "unit"),
            text(actor, "clientId"),
            roles(actor)),
        new AuditEntry.What(
            target.path("type").asText(),
            text(target, "id"),
            target.has("version") ? target.path("version").asLong() : null,
            text(target, "counterpart")),
        entry.path("source").path("service").asText(),
        text(entry, "purpose"),
        text(entry, "reason"),
        fields,
        text(entry, "traceId"));
  }

  private static @Nullable List<String> roles(JsonNode actor) {
    List<String> roles = new ArrayList<>();
    actor.path("roles").forEach(role -> roles.add(role.asText()));
    return roles.isEmpty() ? null : List.copyOf(roles);
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.get(name);
    return value == null ? null : value.asText();
  }
}
