package dev.mingce.customer.merge;

import dev.mingce.customer.content.CustomerContent;
import java.util.UUID;

/** One of the customers that are to become one. */
public record MergeParty(UUID customerId, CustomerContent content) {
  @Override
  public String toString() {
    return "MergeParty[" + customerId + "]";
  }
}
