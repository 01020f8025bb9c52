package dev.mingce.events.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.events.DeadLetterReason;
import dev.mingce.events.EventType;
import dev.mingce.events.sealed.PersonalDocument;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every schema says what its record says: the same names, types and requiredness, and nothing else.
 */
class RecordSchemaTest {
  private record Expected(String type, @Nullable String format) {}

  private static final Map<Type, Expected> SCALARS =
      Map.of(
          String.class, new Expected("string", null),
          UUID.class, new Expected("string", "uuid"),
          Instant.class, new Expected("string", "date-time"),
          LocalDate.class, new Expected("string", "date"),
          long.class, new Expected("integer", null),
          Long.class, new Expected("integer", null),
          double.class, new Expected("number", null),
          Double.class, new Expected("number", null),
          boolean.class, new Expected("boolean", null),
          Boolean.class, new Expected("boolean", null));

  @ParameterizedTest
  @EnumSource(EventType.class)
  void schemaOfAnEventMatchesItsRecord(EventType type) {
    assertMatches(type.typeName(), type.recordClass());
  }

  @Test
  void schemaOfThePersonalDocumentMatchesItsRecord() {
    assertMatches("personal-document.v1", PersonalDocument.class);
  }

  @Test
  void schemaOfADeadLettersReasonMatchesItsRecord() {
    assertMatches("dead-letter-reason.v1", DeadLetterReason.class);
  }

  @Test
  void thereIsASchemaForEveryTypeAndForNothingElse() {
    List<String> expected =
        Stream.concat(
                Arrays.stream(EventType.values()).map(EventType::typeName),
                Stream.of("event-headers.v1", "personal-document.v1", "dead-letter-reason.v1"))
            .map(name -> name + ContractFiles.SCHEMA_SUFFIX)
            .toList();

    assertThat(ContractFiles.fileNames("schemas")).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static void assertMatches(String name, Class<?> recordClass) {
    JsonNode schema = ContractFiles.schema(name);
    assertThat(schema.path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.path("$id").asText()).isEqualTo("urn:mingce:schema:" + name);
    assertThat(schema.path("title").asText()).isEqualTo(recordClass.getSimpleName());
    assertObject(schema, schema, recordClass, name);
  }

  private static void assertObject(JsonNode root, JsonNode schema, Class<?> type, String path) {
    assertThat(schema.path("type").asText()).as(path).isEqualTo("object");
    assertThat(schema.has("additionalProperties")).as(path + " is open to readers").isFalse();
    assertThat(schema.path("description").asText()).as(path).isNotBlank();
    List<String> names = new ArrayList<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      names.add(component.getName());
      AnnotatedType annotated = component.getAnnotatedType();
      if (!annotated.isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      }
      JsonNode property = schema.path("properties").path(component.getName());
      String where = path + "." + component.getName();
      assertThat(property.path("description").asText()).as(where).isNotBlank();
      assertType(root, property, component.getGenericType(), where);
    }
    assertThat(names(schema)).as(path).containsExactlyElementsOf(names);
    List<String> listed = new ArrayList<>();
    schema.path("required").forEach(name -> listed.add(name.asText()));
    assertThat(listed).as(path + " required").containsExactlyElementsOf(required);
  }

  private static List<String> names(JsonNode schema) {
    return schema.path("properties").properties().stream().map(Map.Entry::getKey).toList();
  }

  private static void assertType(JsonNode root, JsonNode schema, Type type, String path) {
    Expected scalar = SCALARS.get(type);
    if (scalar != null) {
      assertThat(schema.path("type").asText()).as(path).isEqualTo(scalar.type());
      assertThat(schema.path("format").asText(null)).as(path).isEqualTo(scalar.format());
    } else if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      assertThat(schema.path("type").asText()).as(path).isEqualTo("array");
      assertType(root, schema.path("items"), generic.getActualTypeArguments()[0], path + "[]");
    } else if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
      assertThat(schema.path("type").asText()).as(path).isEqualTo("object");
      assertType(
          root,
          schema.path("additionalProperties"),
          generic.getActualTypeArguments()[1],
          path + "{}");
    } else {
      String reference = schema.path("$ref").asText();
      assertThat(reference).as(path).startsWith("#/$defs/");
      assertObject(root, root.at(reference.substring(1)), (Class<?>) type, path);
    }
  }
}
