package dev.mingce.customer.dryrun;

import dev.mingce.customer.CustomerError;
import dev.mingce.customer.content.CustomerInputs;
import dev.mingce.customer.content.CustomerRules;
import dev.mingce.customer.record.OpenCustomer;
import dev.mingce.customer.record.RevisionStoreService;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.customer.record.SealingService;
import dev.mingce.customer.source.GoldenService;
import dev.mingce.customer.standard.Standard;
import dev.mingce.customer.survivorship.Origin;
import dev.mingce.customer.survivorship.SourceRecord;
import dev.mingce.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Holds records against a standard, by the rules that every write goes through. */
@ApplicationScoped
class Inspection {
  private final CustomerRules rules;
  private final SealingService sealing;
  private final RevisionStoreService revisions;
  private final GoldenService golden;

  Inspection(
      CustomerRules rules,
      SealingService sealing,
      RevisionStoreService revisions,
      GoldenService golden) {
    this.rules = rules;
    this.sealing = sealing;
    this.revisions = revisions;
    this.golden = golden;
  }

  /** Those of the records that the standard would refuse. */
  List<Finding> of(List<SealedCustomer> customers, Standard standard) {
    Map<UUID, String> ways = revisions.waysIn(customers.stream().map(SealedCustomer::id).toList());
    List<Finding> findings = new ArrayList<>();
    for (SealedCustomer customer : customers) {
      List<Fault> faults = faults(customer, standard);
      if (!faults.isEmpty()) {
        findings.add(finding(customer, faults, ways.getOrDefault(customer.id(), "")));
      }
    }
    return findings;
  }

  private List<Fault> faults(SealedCustomer customer, Standard standard) {
    try {
      OpenCustomer open = sealing.open(customer);
      rules
          .changing(open.document())
          .check(CustomerInputs.of(open.content()), customer.facts().owner(), standard);
      return List.of();
    } catch (ProblemException e) {
      if (e.errorCode() == CustomerError.CUSTOMER_ERASED) {
        return List.of();
      }
      return e.violations().stream()
          .map(v -> new Fault(v.pointer(), v.code(), v.arguments()))
          .toList();
    }
  }

  private Finding finding(SealedCustomer customer, List<Fault> faults, String way) {
    String source = source(way);
    Map<String, String> sources = new HashMap<>();
    if (customer.isProjected()) {
      List<Origin> origins = golden.project(golden.load(customer)).origins();
      for (Fault fault : faults) {
        origin(origins, fault.pointer())
            .map(Origin::system)
            .filter(system -> !system.equals(SourceRecord.OWN))
            .ifPresent(system -> sources.putIfAbsent(fault.rule(), "source:" + system));
      }
    }
    return new Finding(
        customer.id(), customer.facts().version(), customer.unit(), source, faults, sources);
  }

  // The most exact place that the value of a pointer belongs to.
  private static Optional<Origin> origin(List<Origin> origins, String pointer) {
    return origins.stream()
        .filter(one -> pointer.equals(one.path()) || pointer.startsWith(one.path() + "/"))
        .max(Comparator.comparingInt(one -> one.path().length()));
  }

  // An import is one source, whichever job it was.
  private static String source(String way) {
    return way.startsWith("import:") ? "import" : way;
  }
}
