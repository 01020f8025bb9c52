package dev.mingce.kit.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.mingce.kit.problem.InvalidNumberException;
import dev.mingce.kit.problem.InvalidTextException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Lets only such values in as PostgreSQL and every client can keep: text without NUL and without
 * half of a surrogate pair, and finite numbers. In trees too, which merge patches arrive as.
 */
final class StorableValues extends SimpleModule {
  private static final long serialVersionUID = 1;

  // Written out plainly, 1e9999 would be ten thousand characters.
  private static final int MAX_SCALE = 100;

  StorableValues() {
    super("mingce-values");
    addDeserializer(String.class, new Text());
    addKeyDeserializer(String.class, new Name());
    addDeserializer(JsonNode.class, new Tree<>(JsonNode.class));
    addDeserializer(ObjectNode.class, new Tree<>(ObjectNode.class));
    addDeserializer(ArrayNode.class, new Tree<>(ArrayNode.class));
    addDeserializer(Double.class, new Bounded<>(Double.class, Double::isFinite));
    addDeserializer(double.class, new Bounded<>(double.class, Double::isFinite));
    addDeserializer(Instant.class, new Timestamp());
    addDeserializer(BigDecimal.class, new Bounded<>(BigDecimal.class, StorableValues::isModest));
  }

  private static boolean isModest(BigDecimal number) {
    return Math.abs(number.scale()) <= MAX_SCALE;
  }

  private static final class Text extends StdScalarDeserializer<String> {
    Text() {
      super(String.class);
    }

    @Override
    public LogicalType logicalType() {
      return LogicalType.Textual;
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (String) context.handleUnexpectedToken(String.class, parser);
      }
      String text = parser.getText();
      if (!Texts.isStorable(text)) {
        throw new InvalidTextException(parser);
      }
      return text;
    }
  }

  private static final class Name extends KeyDeserializer {
    @Override
    public Object deserializeKey(String name, DeserializationContext context) throws IOException {
      if (!Texts.isStorable(name)) {
        throw new InvalidTextException(context.getParser());
      }
      return name;
    }
  }

  private static final class Bounded<N extends Number> extends StdScalarDeserializer<N> {
    private final transient JsonDeserializer<N> standard;
    private final transient Predicate<N> allowed;

    @SuppressWarnings("unchecked") // Jackson's table of number types is not generic
    Bounded(Class<N> type, Predicate<N> allowed) {
      super(type);
      this.standard = (JsonDeserializer<N>) NumberDeserializers.find(type, type.getName());
      this.allowed = allowed;
    }

    @Override
    public N deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      // Jackson would take "NaN" and numbers in quotes.
      if (!parser.currentToken().isNumeric()) {
        context.handleUnexpectedToken(handledType(), parser);
      }
      N number = standard.deserialize(parser, context);
      if (number != null && !allowed.test(number)) {
        throw new InvalidNumberException(parser);
      }
      return number;
    }

    @Override
    public N getNullValue(DeserializationContext context) throws JsonMappingException {
      return standard.getNullValue(context);
    }
  }

  /** RFC 3339 only; Jackson alone would take an eleven-digit number for a time in the year 2407. */
  private static final class Timestamp extends StdScalarDeserializer<Instant> {
    Timestamp() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (Instant) context.handleUnexpectedToken(Instant.class, parser);
      }
      try {
        return OffsetDateTime.parse(parser.getText()).toInstant();
      } catch (DateTimeParseException e) {
        return (Instant)
            context.handleWeirdStringValue(Instant.class, "", "not an RFC 3339 timestamp");
      }
    }
  }

  private static final class Tree<T extends JsonNode> extends StdDeserializer<T> {
    private final transient JsonDeserializer<? extends JsonNode> standard;

    Tree(Class<T> type) {
      super(type);
      this.standard = JsonNodeDeserializer.getDeserializer(type);
    }

    @Override
    @SuppressWarnings("unchecked") // the standard deserializer was chosen for this very type
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      JsonNode tree = standard.deserialize(parser, context);
      check(tree, parser);
      return (T) tree;
    }

    @Override
    @SuppressWarnings("unchecked") // as above
    public T getNullValue(DeserializationContext context) throws JsonMappingException {
      return (T) standard.getNullValue(context);
    }

    // As deep as the parser's limit at most.
    private static void check(JsonNode node, JsonParser parser) throws JsonMappingException {
      if (node.isTextual() && !Texts.isStorable(node.textValue())) {
        throw new InvalidTextException(parser);
      }
      if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
        throw new InvalidNumberException(parser);
      }
      for (int i = 0; node.isArray() && i < node.size(); i++) {
        checkBelow(node.get(i), new JsonMappingException.Reference(node, i), parser);
      }
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        if (!Texts.isStorable(property.getKey())) {
          throw new InvalidTextException(parser);
        }
        checkBelow(
            property.getValue(),
            new JsonMappingException.Reference(node, property.getKey()),
            parser);
      }
    }

    private static void checkBelow(
        JsonNode node, JsonMappingException.Reference place, JsonParser parser)
        throws JsonMappingException {
      try {
        check(node, parser);
      } catch (JsonMappingException e) {
        e.prependPath(place);
        throw e;
      }
    }
  }
}
