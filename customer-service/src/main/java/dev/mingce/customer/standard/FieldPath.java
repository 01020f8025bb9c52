package dev.mingce.customer.standard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where in a customer a field of a standard lies: {@code /birthDate}, {@code /addresses/*}{@code
 * /city} for each entry of a list, {@code /contactPoints/mobile/value} for the entries of one type,
 * {@code /custom/shoeSize} for an attribute.
 */
public record FieldPath(String text, List<String> steps) {
  private static final String CUSTOM = "custom";
  private static final Map<String, Set<String>> TYPES =
      Map.of(
          "contactPoints",
          Stream.of(ContactType.values())
              .map(ContactType::code)
              .collect(Collectors.toUnmodifiableSet()),
          "identifiers",
          Stream.of(IdentifierType.values())
              .map(IdentifierType::code)
              .collect(Collectors.toUnmodifiableSet()));

  public FieldPath {
    steps = List.copyOf(steps);
  }

  /** The path, or nothing where no customer has such a place. */
  public static Optional<FieldPath> of(@Nullable String text) {
    if (text == null || !text.startsWith("/") || text.length() > 200) {
      return Optional.empty();
    }
    FieldPath path = new FieldPath(text, List.of(text.substring(1).split("/", -1)));
    return path.isKnown() ? Optional.of(path) : Optional.empty();
  }

  static FieldPath parsed(String text) {
    return new FieldPath(text, List.of(text.substring(1).split("/", -1)));
  }

  /** Whether an attribute could be called so. */
  public static boolean isAttribute(String name) {
    return name.matches("[a-zA-Z][a-zA-Z0-9]{0,63}");
  }

  /** Whether it names entries of one type only. */
  public boolean isTyped() {
    Set<String> types = TYPES.get(steps.getFirst());
    return types != null && steps.size() == 3 && types.contains(steps.get(1));
  }

  /** The type of the entries that it names; only of a typed path. */
  public String type() {
    return steps.get(1);
  }

  public boolean isCustom() {
    return steps.size() == 2 && steps.getFirst().equals(CUSTOM);
  }

  /** Code of the attribute; only of a custom path. */
  public String attribute() {
    return steps.get(1);
  }

  /** The same place in entries of any type. */
  public String untyped() {
    return isTyped() ? "/" + steps.getFirst() + "/*/" + steps.get(2) : text;
  }

  /** What every customer may have there, whatever the standard says. */
  public BaseFields.Base base() {
    return isCustom()
        ? BaseFields.ATTRIBUTE
        : BaseFields.ALL.getOrDefault(untyped(), BaseFields.NONE);
  }

  private boolean isKnown() {
    return isCustom() ? isAttribute(attribute()) : BaseFields.ALL.containsKey(untyped());
  }
}
