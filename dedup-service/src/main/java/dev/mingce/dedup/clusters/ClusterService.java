package dev.mingce.dedup.clusters;

import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.CustomerRecord;
import dev.mingce.dedup.candidates.VisibleCustomerService;
import dev.mingce.dedup.linkage.LinkageService;
import dev.mingce.dedup.linkage.LinkedCluster;
import dev.mingce.kit.Ids;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows clusters. A read is one transaction, so that members and links belong together. */
@ApplicationScoped
public class ClusterService {

  private static final String DENIED = "cluster-denied";

  private final LinkageService linkage;
  private final CandidateService candidates;
  private final VisibleCustomerService customers;
  private final CurrentCaller currentCaller;

  ClusterService(
      LinkageService linkage,
      CandidateService candidates,
      VisibleCustomerService customers,
      CurrentCaller currentCaller) {
    this.linkage = linkage;
    this.candidates = candidates;
    this.customers = customers;
    this.currentCaller = currentCaller;
  }

  /** The cluster of a customer; an empty list when it stands alone. */
  @Transactional
  List<ClusterView> ofCustomer(@Nullable String customerId) {
    UUID customer = VisibleCustomerService.id("customerId", customerId);
    customers.find(currentCaller.get(), customer, DENIED);
    return linkage.clusterIdOf(customer).flatMap(this::visible).stream().toList();
  }

  /** A cluster of which the caller may see a member, or one that has ended. */
  @Transactional
  ClusterView one(String id) {
    return Ids.parse(id).flatMap(this::visible).orElseThrow(ProblemException::notFound);
  }

  private Optional<ClusterView> visible(UUID id) {
    Caller caller = currentCaller.get();
    LinkedCluster cluster = linkage.cluster(id).orElse(null);
    if (cluster == null) {
      return Optional.empty();
    }
    Set<UUID> seen =
        candidates.read(cluster.members()).stream()
            .filter(customer -> customers.isVisible(caller, customer))
            .map(CustomerRecord::id)
            .collect(Collectors.toUnmodifiableSet());
    return seen.isEmpty() && !cluster.members().isEmpty()
        ? Optional.empty()
        : Optional.of(ClusterView.of(cluster, seen));
  }
}
