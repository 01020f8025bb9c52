package dev.mingce.kit.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells before JAX-RS does whether a query value can become its parameter's type. */
final class QueryValues {
  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          int.class, Integer.class,
          long.class, Long.class,
          double.class, Double.class,
          boolean.class, Boolean.class);

  private QueryValues() {}

  static boolean fits(Class<?> parameter, String value) {
    Class<?> type = BOXES.getOrDefault(parameter, parameter);
    if (type == Boolean.class) {
      return value.equals("true") || value.equals("false");
    }
    Method parser = parser(type);
    if (parser == null) {
      return true;
    }
    try {
      parser.invoke(null, value);
      return true;
    } catch (InvocationTargetException | IllegalAccessException e) {
      return false;
    }
  }

  // In the order of JAX-RS; parse(CharSequence) is that of java.time.
  private static @Nullable Method parser(Class<?> type) {
    if (type == String.class) {
      return null;
    }
    Method method = find(type, "fromString", String.class);
    if (method == null) {
      method = find(type, "valueOf", String.class);
    }
    return method != null ? method : find(type, "parse", CharSequence.class);
  }

  private static @Nullable Method find(Class<?> type, String name, Class<?> argument) {
    try {
      Method method = type.getMethod(name, argument);
      boolean usable =
          Modifier.isStatic(method.getModifiers())
              && Modifier.isPublic(type.getModifiers())
              && type.isAssignableFrom(method.getReturnType());
      return usable ? method : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }
}
