package dev.mingce.customer.merge;

import java.util.List;

/** A reason why customers must not be merged. Every one that there is is asked. */
public interface MergeGuard {
  /** Codes of what speaks against it; empty when nothing does. */
  List<String> blocks(List<MergeParty> parties);
}
