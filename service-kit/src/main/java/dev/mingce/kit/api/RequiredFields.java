package dev.mingce.kit.api;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Says of records which fields are always there: those that are not {@code @Nullable}, as nulls are
 * left out of every answer.
 */
final class RequiredFields {
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final DotName SCHEMA =
      DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

  private final Map<String, ClassInfo> records = new HashMap<>();
  // A schema of Page<Note> is named PageNote.
  private final Map<String, ClassInfo> generic = new HashMap<>();

  RequiredFields(IndexView index) {
    for (ClassInfo type : index.getKnownClasses()) {
      if (type.isRecord()) {
        (type.typeParameters().isEmpty() ? records : generic).put(schemaName(type), type);
      }
    }
  }

  void addTo(Map<String, Schema> schemas) {
    schemas.forEach((name, schema) -> {
      ClassInfo type = find(name);
      if (type != null && schema.getProperties() != null) {
        type.recordComponentsInDeclarationOrder().stream()
            .filter(component -> schema.getProperties().containsKey(component.name()))
            .filter(component -> !isNullable(component))
            .filter(component -> !isRequired(schema, component.name()))
            .forEach(component -> schema.addRequired(component.name()));
      }
    });
  }

  private @Nullable ClassInfo find(String schema) {
    ClassInfo type = records.get(schema);
    if (type != null) {
      return type;
    }
    return generic.entrySet().stream()
        .filter(entry -> schema.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static boolean isRequired(Schema schema, String name) {
    return schema.getRequired() != null && schema.getRequired().contains(name);
  }

  private static boolean isNullable(RecordComponentInfo component) {
    return component.type().hasAnnotation(NULLABLE) || component.hasAnnotation(NULLABLE);
  }

  private static String schemaName(ClassInfo type) {
    AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
    AnnotationValue name = schema == null ? null : schema.value("name");
    return name == null ? type.simpleName() : name.asString();
  }
}
