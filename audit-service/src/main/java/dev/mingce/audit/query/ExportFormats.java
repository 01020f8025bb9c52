package dev.mingce.audit.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry as a line of each format. */
final class ExportFormats {
  static final String CSV_HEADER =
      "leafIndex,id,at,receivedAt,action,outcome,actor,actorType,actorUnit,client,targetType,target,"
          + "targetVersion,counterpart,source,purpose,reason,changedFields,traceId\r\n";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OCSF_VERSION = "1.3.0";
  // OCSF: class and category of each kind, type_uid = class * 100 + activity.
  private static final int ENTITY_MANAGEMENT = 3004;
  private static final int API_ACTIVITY = 6003;
  private static final int IDENTITY_CATEGORY = 3;
  private static final int APPLICATION_CATEGORY = 6;
  private static final int READ = 2;
  private static final int UPDATE = 3;
  private static final int INFORMATIONAL = 1;
  private static final int SUCCESS = 1;
  private static final int FAILURE = 2;

  private ExportFormats() {}

  /** The entry with its audit path, for the verifier. */
  static String proof(long leafIndex, String entry, List<String> hashes) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("leafIndex", leafIndex).put("entry", entry);
    hashes.forEach(line.putArray("hashes")::add);
    return write(line);
  }

  static String csv(AuditEntry entry) {
    return String.join(
            ",",
            cell(Long.toString(entry.leafIndex())),
            cell(entry.id().toString()),
            cell(entry.at().toString()),
            cell(entry.receivedAt().toString()),
            cell(entry.action()),
            cell(entry.outcome()),
            cell(entry.actor().subject()),
            cell(entry.actor().type()),
            cell(entry.actor().unit()),
            cell(entry.actor().clientId()),
            cell(entry.target().type()),
            cell(entry.target().id()),
            cell(entry.target().version() == null ? null : entry.target().version().toString()),
            cell(entry.target().counterpart()),
            cell(entry.source()),
            cell(entry.purpose()),
            cell(entry.reason()),
            cell(String.join(" ", entry.changedFields())),
            cell(entry.traceId()))
        + "\r\n";
  }

  // A spreadsheet takes what begins with one of these for a formula.
  private static String cell(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    String safe = "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  /**
   * A change as Entity Management, anything else as API Activity (Open Cybersecurity Schema
   * Framework).
   *
   * @param change whether it records a change of a customer
   */
  static String ocsf(AuditEntry entry, boolean change) {
    int type = change ? ENTITY_MANAGEMENT : API_ACTIVITY;
    int activity = change ? UPDATE : READ;
    boolean done = entry.outcome().equals("done");
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("class_uid", type);
    event.put("category_uid", change ? IDENTITY_CATEGORY : APPLICATION_CATEGORY);
    event.put("activity_id", activity);
    event.put("type_uid", type * 100 + activity);
    event.put("severity_id", INFORMATIONAL);
    event.put("time", entry.at().toEpochMilli());
    event.put("status_id", done ? SUCCESS : FAILURE);
    event.put("status_detail", entry.outcome());
    ObjectNode metadata = event.putObject("metadata");
    metadata.put("version", OCSF_VERSION);
    metadata.put("uid", entry.id().toString());
    metadata.put("sequence", entry.leafIndex());
    metadata.put("correlation_uid", entry.traceId());
    metadata.putObject("product").put("name", entry.source()).put("vendor_name", "Mingce");
    ObjectNode user = event.putObject("actor").putObject("user");
    user.put("uid", entry.actor().subject());
    user.put("type", entry.actor().type());
    String target = entry.target().id();
    if (change) {
      event.putObject("entity").put("type", entry.target().type()).put("uid", target);
      event.put("comment", entry.action());
    } else {
      event.putObject("api").put("operation", entry.action());
      event.putArray("resources").addObject().put("type", entry.target().type()).put("uid", target);
    }
    return write(event);
  }

  private static String write(ObjectNode node) {
    try {
      return JSON.writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }
}
