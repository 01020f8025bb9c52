package dev.mingce.kit.api;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the parameters that mean the same everywhere, where the operation does not. */
final class SharedParameters {
  private record Known(boolean required, Schema schema, String description, Object example) {}

  private static final Map<String, Known> KNOWN =
      Map.of(
          "header:Idempotency-Key",
              new Known(
                  true,
                  text().minLength(1).maxLength(255),
                  "New for each operation, so that it can be repeated safely: the same key with the"
                      + " same body gives the first answer again for 24 hours.",
                  "8e03978e-40d5-43dd-bc93-6894a57f9324"),
          "header:If-Match",
              new Known(true, text(), "ETag of the version that the change is based on", "\"3-0\""),
          "header:If-None-Match",
              new Known(
                  false,
                  text(),
                  "ETag of the version that the caller has; 304 while it is the current one",
                  "\"3-0\""),
          "query:limit",
              new Known(
                  false,
                  type(SchemaType.INTEGER)
                      .minimum(BigDecimal.ONE)
                      .maximum(BigDecimal.valueOf(200))
                      .defaultValue(50),
                  "Most items of the page",
                  50),
          "query:cursor",
              new Known(
                  false,
                  text(),
                  "nextCursor of the page before; absent for the first page",
                  "MQ.c2lnbmF0dXJl"),
          "query:count",
              new Known(
                  false,
                  type(SchemaType.BOOLEAN).defaultValue(false),
                  "Whether to count all items, not only those of the page",
                  true),
          "path:id",
              new Known(
                  true,
                  text().format("uuid"),
                  "Id of the resource, a UUIDv7",
                  "01936f2a-7c1e-7b6a-9d1f-3e5a8c0b4d21"));

  private final Map<String, Known> known;

  /** Parameters of one service, whose name is a part of some of its paths. */
  SharedParameters(String service) {
    known = new HashMap<>(KNOWN);
    known.put("path:service", new Known(true, text(), "Name of this service", service));
  }

  void describe(Parameter parameter) {
    Schema schema = parameter.getSchema();
    if (schema != null && schema.getEnumeration() != null && schema.getType() == null) {
      schema.addType(SchemaType.STRING);
    }
    Known shared = known.get(parameter.getIn() + ":" + parameter.getName());
    if (shared == null) {
      return;
    }
    parameter.setRequired(shared.required());
    parameter.setSchema(shared.schema());
    parameter.setDescription(
        Optional.ofNullable(parameter.getDescription()).orElse(shared.description()));
    if (parameter.getExample() == null) {
      parameter.setExample(shared.example());
    }
  }

  private static Schema text() {
    return type(SchemaType.STRING);
  }

  private static Schema type(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}
