package dev.mingce.customer.content;

import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.web.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with one input. */
final class Checks {
  static final int MAX_TEXT = 200;
  static final int MAX_LIST = 50;
  private static final Set<String> COUNTRIES =
      Stream.of(Locale.getISOCountries()).collect(Collectors.toUnmodifiableSet());

  private final List<Violation> faults = new ArrayList<>();

  interface Check<S, T> {
    @Nullable T apply(S element, String pointer);
  }

  void fault(String pointer, String code, Object... arguments) {
    faults.add(Violation.at(pointer, code, arguments));
  }

  /** Adds what another rule found, except where something is wrong already. */
  void addElsewhere(List<Violation> more) {
    Set<String> places = faults.stream().map(Violation::pointer).collect(Collectors.toSet());
    more.stream()
        .filter(violation ->
            places.stream()
                .noneMatch(place ->
                    place.equals(violation.pointer())
                        || violation.pointer().startsWith(place + "/")))
        .forEach(faults::add);
  }

  List<Violation> faults() {
    return List.copyOf(faults);
  }

  boolean isClean() {
    return faults.isEmpty();
  }

  @Nullable String required(@Nullable String text, String pointer, int max) {
    String value = optional(text, pointer, max);
    if (value == null) {
      fault(pointer, "required");
    }
    return value;
  }

  // Kept exactly as entered; only what is blank counts as absent.
  @Nullable String optional(@Nullable String text, String pointer, int max) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (Texts.length(text) > max) {
      fault(pointer, "too-long", max);
    }
    return text;
  }

  @Nullable String optional(@Nullable String text, String pointer) {
    return optional(text, pointer, MAX_TEXT);
  }

  /** A masked value sent back must not replace the real one. */
  @Nullable String unmasked(@Nullable String text, String pointer, String code) {
    String value = optional(text, pointer);
    if (value != null && value.contains("*")) {
      fault(pointer, code);
    }
    return value;
  }

  @Nullable String country(@Nullable String text, String pointer) {
    String country = optional(text, pointer);
    if (country != null && !COUNTRIES.contains(country)) {
      fault(pointer, "invalid-country");
    }
    return country;
  }

  @Nullable LocalDate date(@Nullable String text, String pointer) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      fault(pointer, "invalid-date");
      return null;
    }
  }

  @Nullable LocalDate date(
      @Nullable String text, String pointer, LocalDate earliest, LocalDate latest) {
    LocalDate date = date(text, pointer);
    if (date != null && (date.isBefore(earliest) || date.isAfter(latest))) {
      fault(pointer, "date-out-of-range");
    }
    return date;
  }

  <S, T> List<T> each(@Nullable List<S> list, String pointer, Check<S, T> check) {
    if (list == null) {
      return List.of();
    }
    if (list.size() > MAX_LIST) {
      fault(pointer, "too-many", MAX_LIST);
      return List.of();
    }
    List<T> checked = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      S element = list.get(i);
      if (element == null) {
        fault(pointer + "/" + i, "required");
        continue;
      }
      T result = check.apply(element, pointer + "/" + i);
      if (result != null) {
        checked.add(result);
      }
    }
    return checked;
  }
}
