package dev.mingce.customer.merge;

import dev.mingce.customer.CustomerError;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Which customers can become one at all. */
final class MergeRules {
  private MergeRules() {}

  /**
   * Checks the shape of a merge.
   *
   * @param hasMembers whether customers are merged into this one
   * @throws ProblemException 409 for a cycle or a chain, 400 for two kinds
   */
  static void check(
      SealedCustomer survivor, List<SealedCustomer> members, Predicate<UUID> hasMembers) {
    if (survivor.mergedInto() != null) {
      throw new ProblemException(
          CustomerError.MERGE_CHAIN, List.of(), Map.of("survivorId", survivor.mergedInto()));
    }
    for (int i = 0; i < members.size(); i++) {
      SealedCustomer member = members.get(i);
      String pointer = "/customerIds/" + i;
      if (member.id().equals(survivor.id())) {
        throw new ProblemException(
            CustomerError.MERGE_CYCLE, List.of(Violation.at(pointer, "invalid-value")));
      }
      if (member.mergedInto() != null || hasMembers.test(member.id())) {
        throw new ProblemException(
            CustomerError.MERGE_CHAIN, List.of(Violation.at(pointer, "invalid-value")));
      }
      if (!member.facts().kind().equals(survivor.facts().kind())) {
        throw ProblemException.invalid(Violation.at(pointer, "other-kind"));
      }
    }
  }
}
