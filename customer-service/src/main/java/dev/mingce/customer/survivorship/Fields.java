package dev.mingce.customer.survivorship;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.customer.content.CustomerContent;
import dev.mingce.events.EventJson;
import dev.mingce.events.Owner;
import dev.mingce.events.sealed.PersonalDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A customer's content as a flat map: JSON Pointer to value. A name or a list is one field; of an
 * organisation, demographics, preferences and attributes each member is one. Pure.
 */
public final class Fields {
  public static final String OWNER = "/owner";
  private static final String TIER = "/tier";
  private static final String STAGE = "/stage";

  // Beside the document.
  private static final Set<String> BESIDE = Set.of(OWNER, TIER, STAGE);

  /** Fields whose entries of all sources stand side by side. */
  public static final Set<String> LISTS =
      Set.of(
          "/contactPoints", "/identifiers", "/addresses", "/aliases", "/contactPersons", "/tags");

  private static final Set<String> SPLIT =
      Set.of("organisation", "demographics", "preferences", "custom");
  private static final ObjectMapper JSON = EventJson.mapper();

  private Fields() {}

  public static Map<String, JsonNode> of(CustomerContent content) {
    ObjectNode tree = JSON.valueToTree(content.document());
    tree.set("tags", JSON.valueToTree(content.tags()));
    tree.put("tier", content.tier());
    tree.put("stage", content.stage());
    tree.set("owner", JSON.valueToTree(content.owner()));
    Map<String, JsonNode> fields = new TreeMap<>();
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      if (SPLIT.contains(member.getKey())) {
        member
            .getValue()
            .properties()
            .forEach(inner ->
                put(fields, "/" + member.getKey() + "/" + inner.getKey(), inner.getValue()));
      } else {
        put(fields, "/" + member.getKey(), member.getValue());
      }
    }
    return fields;
  }

  /**
   * The content that these fields are.
   *
   * @param fields as {@link #of} gives them, the owner among them
   */
  public static CustomerContent content(
      String kind, Map<String, JsonNode> fields, String standardVersion) {
    ObjectNode tree = JSON.createObjectNode();
    List<String> tags = new ArrayList<>();
    fields.forEach((path, value) -> {
      String[] steps = path.substring(1).split("/", 2);
      if (path.equals("/tags")) {
        value.forEach(tag -> tags.add(tag.asText()));
      } else if (steps.length == 2) {
        tree.withObject("/" + steps[0]).set(steps[1], value);
      } else if (!BESIDE.contains(path)) {
        tree.set(steps[0], value);
      }
    });
    try {
      return new CustomerContent(
          kind,
          JSON.treeToValue(tree, PersonalDocument.class),
          tags,
          text(fields, TIER),
          text(fields, STAGE),
          JSON.treeToValue(fields.get(OWNER), Owner.class),
          standardVersion);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("these are no fields of a customer");
    }
  }

  /** What makes two entries of a list one and the same. */
  public static String key(String path, JsonNode item) {
    return switch (path) {
      case "/contactPoints", "/identifiers" -> typed(path, item);
      case "/addresses" -> join(item, "country", "province", "city", "district", "detail", "text");
      case "/aliases" -> join(item, "type", "value");
      case "/contactPersons" -> join(item, "relationship", "customerId", "name", "phone", "email");
      default -> item.asText();
    };
  }

  // A number is one number, whether it was called mobile or landline.
  private static String typed(String path, JsonNode item) {
    String type = item.path("type").asText();
    boolean phone =
        path.equals("/contactPoints") && (type.equals("mobile") || type.equals("landline"));
    String normalised = item.path("normalized").asText(item.path("value").asText());
    return (phone ? "phone" : type) + " " + normalised;
  }

  private static @Nullable String text(Map<String, JsonNode> fields, String path) {
    JsonNode value = fields.get(path);
    return value == null ? null : value.asText();
  }

  private static String join(JsonNode item, String... names) {
    StringBuilder key = new StringBuilder();
    for (String name : names) {
      key.append(item.path(name).asText("")).append('\u001f');
    }
    return key.toString();
  }

  private static void put(Map<String, JsonNode> fields, String path, JsonNode value) {
    if (!value.isNull() && !(value.isContainerNode() && value.isEmpty())) {
      fields.put(path, value);
    }
  }
}
