package dev.mingce.kit.api;

import dev.mingce.kit.problem.ErrorCode;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/** All errors that a service can answer, with their texts. Exists while the service is built. */
final class ErrorCatalog {
  private final Map<String, ErrorCode> codes = new TreeMap<>();
  private final Messages messages = Messages.load();

  private ErrorCatalog() {}

  /** The errors of the kit and of every enum of the service. */
  static ErrorCatalog of(IndexView index) {
    ErrorCatalog catalog = new ErrorCatalog();
    catalog.add(KitError.values());
    for (ClassInfo type : index.getAllKnownImplementations(ErrorCode.class)) {
      if (type.isEnum()) {
        catalog.add(constants(type.name().toString()));
      }
    }
    return catalog;
  }

  /**
   * The error of that code.
   *
   * @throws IllegalArgumentException when there is none, as a document must not promise one
   */
  ErrorCode find(String code) {
    return Optional.ofNullable(codes.get(code))
        .orElseThrow(() -> new IllegalArgumentException("no ErrorCode has the code " + code));
  }

  /** The error's title in both languages. */
  String title(ErrorCode error) {
    return text(Locale.ENGLISH, error, "title")
        + " / "
        + text(Locale.SIMPLIFIED_CHINESE, error, "title");
  }

  String text(Locale locale, ErrorCode error, String part) {
    return messages.text(locale, error.code() + "." + part, List.of());
  }

  /** The text of one violation, as {@code errors[].message} has it. */
  String violation(String code, String... arguments) {
    return messages.text(Locale.ENGLISH, "field." + code, List.of(arguments));
  }

  List<ErrorCode> sorted(Iterable<String> wanted) {
    Map<String, ErrorCode> found = new TreeMap<>();
    wanted.forEach(code -> found.put(code, find(code)));
    return found.values().stream().sorted(Comparator.comparingInt(ErrorCode::status)).toList();
  }

  private void add(ErrorCode... errors) {
    for (ErrorCode error : errors) {
      codes.put(error.code(), error);
    }
  }

  private static ErrorCode[] constants(String type) {
    try {
      return (ErrorCode[])
          Class.forName(type, true, Thread.currentThread().getContextClassLoader())
              .getEnumConstants();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(type + " is indexed and not there", e);
    }
  }
}
