package dev.mingce.dedup.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.dedup.batch.BaseBuilder;
import dev.mingce.dedup.batch.LearnedModel;
import dev.mingce.dedup.blocking.StoredKeys;
import dev.mingce.dedup.candidates.Candidate;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.CustomerRecord;
import dev.mingce.dedup.config.DedupSettings;
import dev.mingce.dedup.linkage.KeyFetchService;
import dev.mingce.dedup.linkage.LinkageService;
import dev.mingce.dedup.linkage.PairKey;
import dev.mingce.dedup.matching.DecisionWeights;
import dev.mingce.dedup.model.ActiveModel;
import dev.mingce.dedup.model.ActiveModelService;
import dev.mingce.dedup.model.ModelService;
import dev.mingce.events.EventJson;
import dev.mingce.kit.problem.Faults;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Does the work of jobs, one at a time. A re-match goes on where another worker stopped; a training
 * begins again, and comes to the same, since nothing in it depends on time.
 */
@ApplicationScoped
public class JobWorkService {

  private static final Logger LOG = Logger.getLogger(JobWorkService.class);
  private static final int CHUNK = 200;
  private static final int SHORT_ID = 8;

  private final JobRows rows;
  private final CandidateService candidates;
  private final LinkageService linkage;
  private final KeyFetchService keys;
  private final ActiveModelService activeModels;
  private final ModelService models;
  private final int mostTrained;

  JobWorkService(
      JobRows rows,
      CandidateService candidates,
      LinkageService linkage,
      KeyFetchService keys,
      ActiveModelService activeModels,
      ModelService models,
      DedupSettings settings) {
    this.rows = rows;
    this.candidates = candidates;
    this.linkage = linkage;
    this.keys = keys;
    this.activeModels = activeModels;
    this.models = models;
    this.mostTrained = settings.trainingRecords();
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    UUID owner = UUID.randomUUID();
    try {
      QuarkusTransaction.requiringNew()
          .call(() -> rows.lease(owner))
          .ifPresent(job -> work(job, owner));
    } catch (RuntimeException e) {
      LOG.warnf("looking for jobs failed: %s", Faults.describe(e));
    }
  }

  private void work(MatchJob job, UUID owner) {
    try {
      if (job.type().equals(MatchJob.TRAINING)) {
        train(job, owner);
      } else {
        rematch(job, owner);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // its lease ends, and another worker goes on
    } catch (RuntimeException e) {
      LOG.warnf("job %s failed: %s", job.id(), Faults.describe(e));
      if (!Faults.isTransient(e)) {
        QuarkusTransaction.requiringNew()
            .run(() -> rows.finish(job.id(), owner, "failed", null, null));
      }
    }
  }

  private void train(MatchJob job, UUID owner) throws InterruptedException {
    long total = candidates.count(job.kind());
    BaseBuilder base = new BaseBuilder(job.kind());
    long done = 0;
    UUID last = new UUID(0, 0);
    for (List<CustomerRecord> chunk = candidates.after(last, job.kind(), CHUNK);
        !chunk.isEmpty();
        chunk = candidates.after(last, job.kind(), CHUNK)) {
      List<CustomerRecord> taken =
          chunk.stream().filter(customer -> isTaken(customer.id(), job.seed(), total)).toList();
      linkage
          .compared(job.kind(), taken, keys.of(ids(taken)))
          .forEach(customer -> base.add(customer.features().source()));
      last = chunk.getLast().id();
      done += chunk.size();
      if (!advance(job, owner, total, done, last)) {
        return;
      }
    }
    LearnedModel learned = LearnedModel.of(base.build(), DecisionWeights.usual(), job.seed(), 1);
    String version =
        CandidateService.code(job.kind())
            + "-"
            + DateTimeFormatter.BASIC_ISO_DATE.format(
                LocalDate.ofInstant(job.createdAt(), ZoneOffset.UTC))
            + "-"
            + job.id().toString().substring(job.id().toString().length() - SHORT_ID);
    QuarkusTransaction.requiringNew()
        .run(() -> {
          UUID model = models.keep(learned, job.kind(), version, job.createdBy());
          rows.finish(job.id(), owner, "done", model, null);
        });
  }

  // A sample of a large base, by chance but always the same: shares within it are those of the
  // whole.
  private boolean isTaken(UUID id, long seed, long total) {
    if (total <= mostTrained) {
      return true;
    }
    long mixed = id.getLeastSignificantBits() * 0x9e3779b97f4a7c15L ^ seed;
    mixed = (mixed ^ (mixed >>> 32)) * 0xbf58476d1ce4e5b9L;
    return Long.remainderUnsigned(mixed ^ (mixed >>> 29), total) < mostTrained;
  }

  private boolean advance(MatchJob job, UUID owner, long total, long done, UUID position) {
    return QuarkusTransaction.requiringNew()
        .call(() -> rows.advance(job.id(), owner, total, done, position));
  }

  private void rematch(MatchJob job, UUID owner) {
    UUID modelId = job.modelId();
    ActiveModel model =
        modelId == null ? activeModels.active(job.kind()) : activeModels.load(modelId);
    long total = candidates.count(job.kind());
    long done = job.done();
    UUID last = job.position();
    for (List<CustomerRecord> chunk = candidates.after(last, job.kind(), CHUNK);
        !chunk.isEmpty();
        chunk = candidates.after(last, job.kind(), CHUNK)) {
      List<JobRows.Shadow> shadows = shadows(model, chunk);
      UUID position = chunk.getLast().id();
      long soFar = done + chunk.size();
      boolean own =
          QuarkusTransaction.requiringNew()
              .call(() -> {
                rows.shadows(job.id(), shadows);
                return rows.advance(job.id(), owner, total, soFar, position);
              });
      if (!own) {
        return;
      }
      last = position;
      done = soFar;
    }
    finish(job, owner, model);
  }

  private void finish(MatchJob job, UUID owner, ActiveModel model) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          Map<String, Long> difference =
              rows.difference(
                  job.id(), CandidateService.code(job.kind()), model.decisions().merge());
          ObjectNode report = EventJson.mapper().createObjectNode();
          report.put("modelVersion", model.version());
          difference.forEach(report::put);
          rows.finish(job.id(), owner, "ready", null, report.toString());
        });
  }

  // Each pair once: with those whose id is smaller.
  private List<JobRows.Shadow> shadows(ActiveModel model, List<CustomerRecord> chunk) {
    Map<UUID, Candidate> opened = new HashMap<>();
    Map<UUID, Set<UUID>> found = new HashMap<>();
    Set<UUID> all = new TreeSet<>(ids(chunk));
    for (Candidate customer : linkage.compared(model, chunk, keys.of(all))) {
      StoredKeys.Hashes hashes = candidates.hashes(model.kind(), customer.features());
      Set<UUID> others = candidates.holders(hashes);
      others.removeIf(other -> !PairKey.of(other, customer.id()).left().equals(other));
      others.remove(customer.id());
      found.put(customer.id(), others);
      all.addAll(others);
    }
    linkage
        .compared(model, candidates.read(all), keys.of(all))
        .forEach(customer -> opened.put(customer.id(), customer));
    List<JobRows.Shadow> shadows = new ArrayList<>();
    found.forEach((id, others) -> {
      Candidate customer = opened.get(id);
      for (UUID otherId : others) {
        Candidate other = opened.get(otherId);
        if (customer != null && other != null) {
          linkage
              .linked(model, customer, other)
              .ifPresent(link ->
                  shadows.add(
                      new JobRows.Shadow(PairKey.of(id, otherId), link.weight(), link.held())));
        }
      }
    });
    return shadows;
  }

  private static List<UUID> ids(List<CustomerRecord> customers) {
    return customers.stream().map(CustomerRecord::id).toList();
  }
}
