package dev.mingce.customer.merge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Somebody said that two of them are not the same. */
@ApplicationScoped
class NotDuplicateGuard implements MergeGuard {
  static final String CODE = "asserted-not-duplicate";

  private final AssertionService assertions;

  NotDuplicateGuard(AssertionService assertions) {
    this.assertions = assertions;
  }

  @Override
  public List<String> blocks(List<MergeParty> parties) {
    return assertions.any(parties.stream().map(MergeParty::customerId).toList())
        ? List.of(CODE)
        : List.of();
  }
}
