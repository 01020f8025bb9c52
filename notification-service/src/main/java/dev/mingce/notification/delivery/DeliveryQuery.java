package dev.mingce.notification.delivery;

import dev.mingce.kit.Ids;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which deliveries somebody asks for; its parts are checked when it is made. */
record DeliveryQuery(
    @Nullable UUID customerId,
    @Nullable DeliveryState state,
    @Nullable Rule rule,
    int limit,
    @Nullable String cursor,
    boolean count) {

  static DeliveryQuery of(
      @Nullable String customerId,
      @Nullable String state,
      @Nullable String rule,
      @Nullable String limit,
      @Nullable String cursor,
      @Nullable String count) {
    return new DeliveryQuery(
        parse("customerId", customerId, Ids::parse, "invalid-id"),
        parse("state", state, DeliveryState::ofCode, "invalid-value"),
        parse("rule", rule, Rule::ofCode, "invalid-value"),
        Limits.of(parse("limit", limit, DeliveryQuery::number, "wrong-type")),
        cursor,
        Boolean.TRUE.equals(parse("count", count, DeliveryQuery::flag, "wrong-type")));
  }

  /** What a cursor is good for. */
  String listing() {
    return "deliveries/%s/%s/%s".formatted(customerId, state, rule);
  }

  private static <T> @Nullable T parse(
      String name, @Nullable String text, Function<String, Optional<T>> reader, String code) {
    return text == null
        ? null
        : reader
            .apply(text)
            .orElseThrow(() ->
                new ProblemException(
                    KitError.INVALID_PARAMETER, List.of(Violation.at("?" + name, code))));
  }

  private static Optional<Integer> number(String text) {
    return text.matches("[0-9]{1,6}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  private static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
