package dev.mingce.kit.web;

import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses query parameters that the operation does not know, as a misspelt filter must not answer
 * everything, and values that are not of the parameter's type, which JAX-RS would answer with 404.
 */
public class StrictQuery {
  private final Map<Method, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

  @ServerRequestFilter
  public void check(ContainerRequestContext request, ResourceInfo resource) {
    Method method = resource.getResourceMethod();
    if (method == null || !method.getDeclaringClass().getName().startsWith("dev.mingce.")) {
      return;
    }
    Map<String, Class<?>> allowed = known.computeIfAbsent(method, StrictQuery::parameters);
    List<Violation> unknown = new ArrayList<>();
    List<Violation> invalid = new ArrayList<>();
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach((name, values) -> {
          Class<?> type = allowed.get(name);
          if (type == null) {
            unknown.add(Violation.at("", "unknown-parameter"));
          } else if (!values.stream().allMatch(Texts::isStorable)) {
            unknown.add(Violation.at("?" + name, "invalid-characters"));
          } else if (!values.stream().allMatch(value -> QueryValues.fits(type, value))) {
            invalid.add(Violation.at("?" + name, "invalid-value"));
          }
        });
    if (!unknown.isEmpty()) {
      throw new ProblemException(KitError.UNKNOWN_QUERY_PARAMETER, unknown);
    }
    if (!invalid.isEmpty()) {
      throw new ProblemException(KitError.INVALID_PARAMETER, invalid);
    }
  }

  private static Map<String, Class<?>> parameters(Method method) {
    Map<String, Class<?>> names = new HashMap<>();
    for (Parameter parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        collect(parameter.getType(), names);
      } else {
        add(parameter, parameter.getName(), parameter.getType(), names);
      }
    }
    return Map.copyOf(names);
  }

  private static void collect(Class<?> bean, Map<String, Class<?>> names) {
    if (bean.isRecord()) {
      for (RecordComponent component : bean.getRecordComponents()) {
        add(component, component.getName(), component.getType(), names);
      }
    }
    for (Field field : bean.getDeclaredFields()) {
      add(field, field.getName(), field.getType(), names);
    }
  }

  private static void add(
      AnnotatedElement element, String name, Class<?> type, Map<String, Class<?>> names) {
    @Nullable QueryParam query = element.getAnnotation(QueryParam.class);
    if (query != null) {
      names.put(query.value(), type);
    }
    @Nullable RestQuery rest = element.getAnnotation(RestQuery.class);
    if (rest != null) {
      names.put(rest.value().isEmpty() ? name : rest.value(), type);
    }
  }
}
