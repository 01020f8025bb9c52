package dev.mingce.stack.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Writes a demo record in the shape of the customer API; what is missing is left out. */
final class DemoBody {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DemoBody() {}

  static String of(DemoRecord record) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("kind", record.kind().apiName());
    ObjectNode name = body.putObject("name");
    put(name, "family", record.family());
    put(name, "given", record.given());
    put(name, "full", record.full());
    if (record.birthDate() != null) {
      body.put("birthDate", record.birthDate().toString());
    }
    contactPoints(record, body);
    DemoRecord.Identifier identifier = record.identifier();
    if (identifier != null) {
      body.putArray("identifiers")
          .addObject()
          .put("type", identifier.type())
          .put("value", identifier.value());
    }
    address(record, body);
    body.putObject("owner").put("unit", record.owner().unit()).put("user", record.owner().user());
    return body.toString();
  }

  /** The value of one property of a problem response, or null when the text is not such a body. */
  static @Nullable String problemCode(String problem) {
    try {
      return JSON.readTree(problem).path("code").textValue();
    } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
      return null;
    }
  }

  private static void contactPoints(DemoRecord record, ObjectNode body) {
    if (record.mobile() == null && record.email() == null) {
      return;
    }
    var points = body.putArray("contactPoints");
    if (record.mobile() != null) {
      points.addObject().put("type", "mobile").put("value", record.mobile());
    }
    if (record.email() != null) {
      points.addObject().put("type", "email").put("value", record.email());
    }
  }

  private static void address(DemoRecord record, ObjectNode body) {
    DemoRecord.Address address = record.address();
    if (address == null) {
      return;
    }
    ObjectNode node = body.putArray("addresses").addObject();
    node.put("country", address.country()).put("province", address.province());
    put(node, "city", address.city());
    node.put("district", address.district()).put("detail", address.detail());
    node.put("postcode", address.postcode());
  }

  private static void put(ObjectNode node, String property, @Nullable String value) {
    if (value != null) {
      node.put(property, value);
    }
  }
}
