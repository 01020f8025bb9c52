package dev.mingce.customer.dryrun;

import dev.mingce.customer.job.Job;
import dev.mingce.customer.job.JobLease;
import dev.mingce.customer.job.JobStoreService;
import dev.mingce.customer.job.Progress;
import dev.mingce.kit.idempotency.Idempotency;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The transactions of dry runs: a crash anywhere counts nothing twice and leaves nothing out. */
@ApplicationScoped
public class DryRunStoreService {
  private final DryRunRows rows;
  private final JobStoreService jobs;
  private final Idempotency idempotency;

  DryRunStoreService(DryRunRows rows, JobStoreService jobs, Idempotency idempotency) {
    this.rows = rows;
    this.jobs = jobs;
    this.idempotency = idempotency;
  }

  /** What has been found, and what is shown of it. */
  record Result(DryRun run, List<DryRunReport.Cell> counts, List<Finding> samples) {}

  /** Queues a job, once for each idempotency key. */
  @Transactional
  StoredAnswer begin(IdempotentRequest request, StoredAnswer answer, Job job, DryRun run) {
    Optional<StoredAnswer> earlier = idempotency.begin(request);
    if (earlier.isPresent()) {
      Map<String, String> headers = new HashMap<>(earlier.get().headers());
      headers.put("Idempotency-Replayed", "true");
      return new StoredAnswer(earlier.get().status(), headers, null, earlier.get().body());
    }
    jobs.create(job);
    rows.insert(run);
    idempotency.complete(request, answer);
    return answer;
  }

  @Transactional
  Optional<Result> result(UUID jobId) {
    return rows.find(jobId).map(run -> new Result(run, rows.counts(jobId), rows.samples(jobId)));
  }

  /**
   * Counts some records.
   *
   * @param looked how many were looked at
   * @param last the last of them
   */
  @Transactional
  void write(JobLease lease, int looked, UUID last, List<Finding> findings, Samples samples) {
    UUID job = lease.job().id();
    // First, as it locks the job: a worker that lost it stops here.
    jobs.advance(lease, new Progress(looked, 0, findings.size(), 0), 0);
    rows.advance(job, last);
    Map<DryRunReport.Cell, Long> counts = new HashMap<>();
    List<Finding> shown = new ArrayList<>();
    for (Finding finding : findings) {
      add(counts, "", "", finding.source(), finding.unit());
      for (String rule : finding.rules()) {
        int space = rule.lastIndexOf(' ');
        add(
            counts,
            rule.substring(0, space),
            rule.substring(space + 1),
            finding.sources().getOrDefault(rule, finding.source()),
            finding.unit());
      }
      if (samples.take(finding)) {
        shown.add(finding);
      }
    }
    rows.count(job, counts);
    rows.insertSamples(job, shown);
  }

  private static void add(
      Map<DryRunReport.Cell, Long> counts, String path, String code, String source, String unit) {
    counts.merge(new DryRunReport.Cell(path, code, source, unit, 0), 1L, Long::sum);
  }
}
