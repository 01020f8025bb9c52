package dev.mingce.customer.dryrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.CustomerError;
import dev.mingce.customer.datastandard.StandardService;
import dev.mingce.customer.datastandard.StandardState;
import dev.mingce.customer.datastandard.StoredStandard;
import dev.mingce.customer.job.Job;
import dev.mingce.customer.job.JobService;
import dev.mingce.customer.job.JobView;
import dev.mingce.customer.record.CustomerService;
import dev.mingce.customer.record.CustomerStoreService;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.kit.Ids;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.problem.Messages;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Problems;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import dev.mingce.kit.web.RequestDigest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tries a standard out on live records, and tells what it would refuse. */
@ApplicationScoped
public class DryRunService {
  private final StandardService standards;
  private final DryRunStoreService store;
  private final CustomerStoreService customers;
  private final CustomerService views;
  private final JobService jobs;
  private final CurrentCaller currentCaller;
  private final RequestDigest digest;
  private final Problems problems;
  private final ObjectMapper json;
  private final Clock clock;

  DryRunService(
      StandardService standards,
      DryRunStoreService store,
      CustomerStoreService customers,
      CustomerService views,
      JobService jobs,
      CurrentCaller currentCaller,
      RequestDigest digest,
      Problems problems,
      ObjectMapper json,
      Clock clock) {
    this.standards = standards;
    this.store = store;
    this.customers = customers;
    this.views = views;
    this.jobs = jobs;
    this.currentCaller = currentCaller;
    this.digest = digest;
    this.problems = problems;
    this.json = json;
    this.clock = clock;
  }

  /** Queues a job over the records of the caller's units. */
  StoredAnswer begin(String reference, @Nullable String key) {
    Caller caller = currentCaller.get();
    IdempotentRequest request =
        IdempotentRequest.of(
            caller.subject(), "POST /v1/standards/" + reference + "/dry-run", key, digest.value());
    StoredStandard standard = standards.find(reference);
    UUID standardId = Ids.parse(standard.id()).orElseThrow(ProblemException::notFound);
    if (standard.state() == StandardState.RETIRED) {
      throw new ProblemException(CustomerError.STANDARD_RETIRED);
    }
    UUID id = Ids.next();
    DryRun run =
        new DryRun(
            id,
            standardId,
            standard.name(),
            standard.version(),
            standard.kind(),
            standard.definition(),
            caller.orgUnits(),
            null);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Job job =
        Job.queued(
            id,
            Job.DRY_RUN,
            customers.count(run.kind(), run.onlyUnits()),
            caller.actor(),
            caller.onlyUnit(),
            now);
    StoredAnswer answer =
        new StoredAnswer(
            202, Map.of("Location", "/v1/jobs/" + id), null, write(JobView.of(job, now)));
    return store.begin(request, answer, job, run);
  }

  /** What has been found so far, of the units that the caller may see. */
  DryRunReport report(String id, List<Locale> languages) {
    JobView job = jobs.visible(id);
    Caller caller = currentCaller.get();
    DryRunStoreService.Result result =
        store.result(UUID.fromString(job.id())).orElseThrow(ProblemException::notFound);
    List<DryRunReport.Cell> seen =
        result.counts().stream().filter(cell -> caller.sees(cell.unit())).toList();
    List<DryRunReport.Cell> rules = seen.stream().filter(cell -> !cell.code().isEmpty()).toList();
    List<DryRunReport.Cell> any = seen.stream().filter(cell -> cell.code().isEmpty()).toList();
    Locale locale = Messages.choose(languages);
    return new DryRunReport(
        result.run().jobId(),
        job.state(),
        result.run().standardId(),
        result.run().standardName(),
        result.run().standardVersion(),
        job.done(),
        any.stream().mapToLong(DryRunReport.Cell::records).sum(),
        ruleCounts(rules),
        sums(rules, DryRunReport.Cell::source).entrySet().stream()
            .map(sum -> new DryRunReport.SourceCount(sum.getKey(), sum.getValue()))
            .toList(),
        sums(any, DryRunReport.Cell::unit).entrySet().stream()
            .map(sum -> new DryRunReport.UnitCount(sum.getKey(), sum.getValue()))
            .toList(),
        rules,
        result.samples().stream()
            .filter(sample -> caller.sees(sample.unit()))
            .map(sample -> sample(sample, locale))
            .toList());
  }

  private static List<DryRunReport.RuleCount> ruleCounts(List<DryRunReport.Cell> rules) {
    return sums(rules, cell -> cell.path() + " " + cell.code()).entrySet().stream()
        .map(sum -> {
          int space = sum.getKey().lastIndexOf(' ');
          return new DryRunReport.RuleCount(
              sum.getKey().substring(0, space), sum.getKey().substring(space + 1), sum.getValue());
        })
        .sorted(Comparator.comparingLong(DryRunReport.RuleCount::records).reversed())
        .toList();
  }

  private static Map<String, Long> sums(
      List<DryRunReport.Cell> cells, Function<DryRunReport.Cell, String> by) {
    Map<String, Long> sums = new TreeMap<>();
    cells.forEach(cell -> sums.merge(by.apply(cell), cell.records(), Long::sum));
    return sums;
  }

  private DryRunReport.Sample sample(Finding finding, Locale locale) {
    Optional<SealedCustomer> customer = customers.find(finding.customerId());
    JsonNode masked = customer.map(this::masked).orElseGet(json::createObjectNode);
    return new DryRunReport.Sample(
        finding.customerId(),
        finding.version(),
        customer.map(now -> now.facts().version() != finding.version()).orElse(true),
        finding.unit(),
        finding.source(),
        finding.faults().stream().map(fault -> fault(fault, masked, locale)).toList());
  }

  private DryRunReport.SampleFault fault(Fault fault, JsonNode masked, Locale locale) {
    JsonNode value = masked.at(fault.pointer());
    return new DryRunReport.SampleFault(
        fault.pointer(),
        fault.code(),
        problems.message(new Violation(fault.pointer(), fault.code(), fault.arguments()), locale),
        value.isValueNode() ? value.asText() : null);
  }

  private JsonNode masked(SealedCustomer customer) {
    try {
      return json.valueToTree(views.view(customer, true, List.of()));
    } catch (ProblemException e) {
      // Erased since: nothing is left to show.
      return json.createObjectNode();
    }
  }

  private String write(Object view) {
    try {
      return json.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view is always JSON", e);
    }
  }
}
