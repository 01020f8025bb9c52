package dev.mingce.customer.standard.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.customer.standard.BaseFields;
import dev.mingce.customer.standard.FieldDefinition;
import dev.mingce.customer.standard.FieldPath;
import java.util.List;
import java.util.Map;

/**
 * A standard as JSON Schema 2020-12 of what a client sends for a customer. What it refuses, the API
 * refuses as well, except for nulls and blank texts, which the API takes for absent; what needs a
 * calculation, such as a check digit, only the API checks.
 */
public final class FormSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MAX_LIST = 50;

  private final Published published;
  private final ObjectNode root = JSON.objectNode();
  private final FieldSchema fields;

  private FormSchema(Published published) {
    this.published = published;
    this.fields = new FieldSchema(published);
  }

  public static ObjectNode of(Published published) {
    return new FormSchema(published).write();
  }

  private ObjectNode write() {
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put(
        "$id",
        "urn:mingce:standard:"
            + String.join(
                ":", published.kind(), published.standard().version(), published.language()));
    root.put(
        "title",
        published.kind().equals("person")
            ? published.text("个人客户", "Person")
            : published.text("机构客户", "Organisation"));
    object(root);
    ObjectNode kind = root.withObject("/properties").putObject("kind");
    kind.put("title", published.text("客户类型", "Kind")).put("const", published.kind());
    require(root, "kind");
    BaseFields.ALL.forEach(this::base);
    object(root.withObject("/properties").putObject("custom"));
    alwaysTrue();
    List<FieldDefinition> inOrder = published.fields();
    for (int i = 0; i < inOrder.size(); i++) {
      field(inOrder.get(i), i + 1);
    }
    groups();
    return root;
  }

  private void base(String path, BaseFields.Base base) {
    ObjectNode node = node(List.of(path.substring(1).split("/", -1)));
    switch (base.type()) {
      case BaseFields.LIST -> node.put("type", "array").put("maxItems", MAX_LIST);
      case BaseFields.BOOLEAN -> node.put("type", "boolean");
      default -> {
        node.put("type", "string");
        FieldSchema.form(node, base.type());
        if (base.maxLength() != null) {
          node.put("maxLength", base.maxLength());
        }
      }
    }
  }

  // The rules that hold under every standard.
  private void alwaysTrue() {
    require(root, "name");
    ArrayNode names = node(List.of("name")).putArray("anyOf");
    for (String part : List.of("family", "given", "full")) {
      names.addObject().putArray("required").add(part);
    }
    for (String list : List.of("contactPoints", "identifiers", "aliases")) {
      ObjectNode entry = node(List.of(list, "*"));
      require(entry, "type");
      require(entry, "value");
    }
    fields.codes(node(List.of("contactPoints", "*", "type")), "contact-type");
    fields.codes(node(List.of("identifiers", "*", "type")), "identifier-type");
    for (String list : List.of("contactPoints", "identifiers")) {
      require(node(List.of(list, "*", "verification")), "state");
      ArrayNode states = node(List.of(list, "*", "verification", "state")).putArray("enum");
      List.of("verified", "failed", "pending").forEach(states::add);
    }
    require(node(List.of("owner")), "unit");
    node(List.of("contactPersons", "*", "customerId")).put("format", "uuid");
  }

  private void field(FieldDefinition field, int order) {
    FieldPath place = field.place();
    List<String> steps = place.steps();
    if (place.isTyped()) {
      ObjectNode branch = JSON.objectNode();
      ObjectNode then = branch.putObject("then").putObject("properties").putObject(steps.get(2));
      ObjectNode when = branch.putObject("if");
      when.putObject("properties").putObject("type").put("const", place.type());
      when.putArray("required").add("type");
      fields.describe(then, field, order);
      node(List.of(steps.getFirst(), "*")).withArray("/allOf").add(branch);
      if (field.required()) {
        entry(steps.getFirst(), when.deepCopy());
      }
      return;
    }
    ObjectNode node = node(steps);
    if (place.isCustom()) {
      node.put("type", "string");
    }
    fields.describe(node, field, order);
    if (field.required()) {
      for (int i = steps.size() - 1; i > steps.lastIndexOf("*"); i--) {
        require(node(steps.subList(0, i)), steps.get(i));
      }
      fields.present(node, field);
    }
  }

  // At least one entry of that type.
  private void entry(String list, JsonNode ofType) {
    require(root, list);
    node(List.of(list)).withArray("/allOf").addObject().set("contains", ofType);
  }

  private void groups() {
    ArrayNode groups = root.putArray("x-groups");
    for (Map.Entry<String, String> group : published.groups().entrySet()) {
      ObjectNode one = groups.addObject();
      one.put("code", group.getKey()).put("title", group.getValue());
      ArrayNode members = one.putArray("fields");
      published.fields(group.getKey()).forEach(field -> members.add(field.path()));
    }
  }

  /** The schema of a place; objects and arrays on the way to it are made where they are missing. */
  private ObjectNode node(List<String> steps) {
    ObjectNode node = root;
    for (String step : steps) {
      if (step.equals("*")) {
        if (!node.has("items")) {
          node.putObject("items");
        }
        node = (ObjectNode) node.path("items");
      } else {
        object(node);
        ObjectNode properties = node.withObject("/properties");
        if (!properties.has(step)) {
          properties.putObject(step);
        }
        node = (ObjectNode) properties.path(step);
      }
    }
    return node;
  }

  private static ObjectNode object(ObjectNode node) {
    if (!node.has("properties")) {
      node.put("type", "object").put("additionalProperties", false).putObject("properties");
    }
    return node;
  }

  private static void require(ObjectNode node, String member) {
    ArrayNode required = node.withArray("/required");
    if (required.valueStream().noneMatch(one -> one.asText().equals(member))) {
      required.add(member);
    }
  }
}
