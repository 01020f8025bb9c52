package dev.mingce.kit.web;

import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses query parameters that the operation does not know: a misspelt filter must not answer
 * everything.
 */
public class StrictQuery {
  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  @ServerRequestFilter
  public void check(ContainerRequestContext request, ResourceInfo resource) {
    Method method = resource.getResourceMethod();
    if (method == null || !method.getDeclaringClass().getName().startsWith("dev.mingce.")) {
      return;
    }
    MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
    Set<String> allowed = known.computeIfAbsent(method, StrictQuery::parameters);
    List<Violation> violations = new ArrayList<>();
    query.forEach((name, values) -> {
      if (!allowed.contains(name)) {
        violations.add(Violation.at("", "unknown-parameter"));
      } else if (!values.stream().allMatch(Texts::isStorable)) {
        violations.add(Violation.at("?" + name, "invalid-characters"));
      }
    });
    if (!violations.isEmpty()) {
      throw new ProblemException(KitError.UNKNOWN_QUERY_PARAMETER, violations);
    }
  }

  private static Set<String> parameters(Method method) {
    Set<String> names = new HashSet<>();
    for (Parameter parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        collect(parameter.getType(), names);
      } else {
        add(parameter, parameter.getName(), names);
      }
    }
    return Set.copyOf(names);
  }

  private static void collect(Class<?> bean, Set<String> names) {
    if (bean.isRecord()) {
      for (RecordComponent component : bean.getRecordComponents()) {
        add(component, component.getName(), names);
      }
    }
    for (Field field : bean.getDeclaredFields()) {
      add(field, field.getName(), names);
    }
  }

  private static void add(AnnotatedElement element, String name, Set<String> names) {
    @Nullable QueryParam query = element.getAnnotation(QueryParam.class);
    if (query != null) {
      names.add(query.value());
    }
    @Nullable RestQuery rest = element.getAnnotation(RestQuery.class);
    if (rest != null) {
      names.add(rest.value().isEmpty() ? name : rest.value());
    }
  }
}
