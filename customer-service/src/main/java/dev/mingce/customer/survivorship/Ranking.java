package dev.mingce.customer.survivorship;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.events.sealed.Verification;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Orders source records by the rules of a field; two different records are never equal. */
final class Ranking {
  private Ranking() {}

  static Comparator<SourceRecord> order(Policy policy, String path) {
    Comparator<SourceRecord> order = (_, _) -> 0;
    for (Rule rule : policy.of(path)) {
      order = order.thenComparing(by(rule, policy, path));
    }
    // What the rules leave open must not depend on chance.
    return order
        .thenComparing(SourceRecord::at, Comparator.reverseOrder())
        .thenComparing(SourceRecord::system)
        .thenComparing(one -> one.id().toString());
  }

  /** The first rule that tells the winner from the next. */
  static String deciding(Policy policy, String path, SourceRecord winner, SourceRecord next) {
    for (Rule rule : policy.of(path)) {
      if (by(rule, policy, path).compare(winner, next) != 0) {
        return rule.code();
      }
    }
    return Rule.MOST_RECENT.code();
  }

  private static Comparator<SourceRecord> by(Rule rule, Policy policy, String path) {
    return switch (rule) {
      case SOURCE_RANK -> Comparator.comparingInt(one -> policy.rank(one.system()));
      case MOST_RECENT -> Comparator.comparing(SourceRecord::at, Comparator.reverseOrder());
      case MOST_COMPLETE ->
          Comparator.comparingInt((SourceRecord one) -> leaves(one.fields().get(path))).reversed();
      case VERIFIED_FIRST -> Comparator.comparing(one -> !hasVerified(one.fields().get(path)));
      case LONGEST_HISTORY -> Comparator.comparing(SourceRecord::since);
    };
  }

  private static int leaves(@Nullable JsonNode value) {
    if (value == null) {
      return 0;
    }
    if (!value.isContainerNode()) {
      return 1;
    }
    int sum = 0;
    for (JsonNode part : value) {
      sum += leaves(part);
    }
    return sum;
  }

  // Entries are compared one by one where they stand side by side.
  private static boolean hasVerified(@Nullable JsonNode value) {
    return value != null
        && !value.isArray()
        && value.path("verification").path("state").asText().equals(Verification.VERIFIED);
  }
}
