package dev.mingce.kit.api;

import io.quarkus.security.PermissionsAllowed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * What the method of an operation says and the document does not.
 *
 * @param permissions of which the caller needs one; empty when anybody may
 * @param answers the codes of {@link Answers}
 */
record MethodFacts(List<String> permissions, List<String> answers) {
  MethodFacts {
    permissions = List.copyOf(permissions);
    answers = List.copyOf(answers);
  }

  /** The facts of every method that has an {@code operationId}. */
  static Map<String, MethodFacts> byOperation(IndexView index) {
    Map<String, MethodFacts> facts = new HashMap<>();
    for (AnnotationInstance operation : index.getAnnotations(Operation.class)) {
      AnnotationValue id = operation.value("operationId");
      if (id != null && operation.target().kind() == AnnotationTarget.Kind.METHOD) {
        facts.put(id.asString(), of(operation.target().asMethod()));
      }
    }
    return facts;
  }

  private static MethodFacts of(MethodInfo method) {
    AnnotationInstance permissions = method.annotation(PermissionsAllowed.class);
    return new MethodFacts(
        values(
            permissions == null
                ? method.declaringClass().declaredAnnotation(PermissionsAllowed.class)
                : permissions),
        values(method.annotation(Answers.class)));
  }

  private static List<String> values(
      @org.jspecify.annotations.Nullable AnnotationInstance annotation) {
    return annotation == null ? List.of() : Arrays.asList(annotation.value().asStringArray());
  }
}
