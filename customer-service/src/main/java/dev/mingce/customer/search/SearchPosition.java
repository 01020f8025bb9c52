package dev.mingce.customer.search;

import dev.mingce.kit.Ids;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One customer's place in an answer. */
record SearchPosition(int tier, Instant updatedAt, UUID id) {
  List<String> parts() {
    return List.of(Integer.toString(tier), updatedAt.toString(), id.toString());
  }

  static SearchPosition of(List<String> parts) {
    return new SearchPosition(
        Integer.parseInt(parts.get(0)),
        Instant.parse(parts.get(1)),
        Ids.parse(parts.get(2)).orElseThrow(() -> new ProblemException(KitError.INVALID_CURSOR)));
  }
}
