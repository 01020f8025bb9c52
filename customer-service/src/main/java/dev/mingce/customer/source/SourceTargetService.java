package dev.mingce.customer.source;

import dev.mingce.customer.content.CustomerContent;
import dev.mingce.customer.record.CustomerStoreService;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.customer.record.SealingService;
import dev.mingce.customer.record.VisibilityService;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Finds the customer that a source record belongs to. */
@ApplicationScoped
public class SourceTargetService {
  private final CustomerStoreService customers;
  private final VisibilityService visibility;
  private final SealingService sealing;

  SourceTargetService(
      CustomerStoreService customers, VisibilityService visibility, SealingService sealing) {
    this.customers = customers;
    this.visibility = visibility;
    this.sealing = sealing;
  }

  /** The customer named, else the one that holds a unique identifier of the record. */
  Optional<SealedCustomer> find(Arrival arrival, CustomerContent content) {
    UUID named = arrival.customerId();
    if (named != null) {
      return Optional.of(root(named, arrival.caller()));
    }
    return customers
        .claimHolder(sealing.tokens(content.document()))
        .map(id -> root(id, arrival.caller()));
  }

  /** The customer that shows what was written for this one: itself, or the survivor of a merge. */
  SealedCustomer root(UUID id, Caller caller) {
    SealedCustomer customer = customers.find(id).orElseThrow(ProblemException::notFound);
    UUID survivor = customer.mergedInto();
    return visibility.visible(survivor == null ? id : survivor, caller, "write-denied");
  }
}
