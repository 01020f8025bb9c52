package dev.mingce.audit.retention;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.audit.log.CheckpointService;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.log.Target;
import dev.mingce.events.Actor;
import dev.mingce.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Closes the years of the log. */
@ApplicationScoped
public class ShardService {
  private static final String DROPPED = "audit.shard-dropped";
  private static final String SERVICE = "audit-service";

  private final ShardTable shards;
  private final CheckpointService checkpoints;
  private final EntryLogService log;
  private final RetentionSettings settings;

  ShardService(
      ShardTable shards,
      CheckpointService checkpoints,
      EntryLogService log,
      RetentionSettings settings) {
    this.shards = shards;
    this.checkpoints = checkpoints;
    this.log = log;
    this.settings = settings;
  }

  /** The closed shards, newest first. */
  public List<Shard> closed() {
    return shards.all();
  }

  /** The final signed note of a closed year. */
  public String finalCheckpoint(int year) {
    return shards.find(year).orElseThrow(ProblemException::notFound).checkpoint();
  }

  /**
   * Closes the oldest year that is over and not closed yet: signs the state that the log had at its
   * end, and records that.
   *
   * @param today in UTC
   * @return whether there was one
   */
  @Transactional
  public boolean closeNext(LocalDate today) {
    // Whoever holds the head is alone; it is held until the transaction ends.
    long size = checkpoints.holdSize();
    long first = shards.all().stream().mapToLong(Shard::endIndex).max().orElse(0);
    Integer year = first < size ? shards.yearOf(first) : null;
    if (year == null || year >= today.getYear()) {
      return false;
    }
    Long next = shards.firstSince(year + 1);
    long end = next == null ? size : next;
    checkpoints.signAt(end);
    shards.insert(year, first, end, keepUntil(year), now());
    record(
        "audit.shard-closed",
        new Target(Target.AUDIT_LOG, null, null, null),
        JsonNodeFactory.instance
            .objectNode()
            .put("year", year)
            .put("firstIndex", first)
            .put("endIndex", end));
    return true;
  }

  /**
   * Records the years that an operator dropped, each once. What the owner of the tables does leaves
   * no entry by itself.
   *
   * @return how many there were
   */
  @Transactional
  public int recordDropped() {
    checkpoints.holdSize();
    List<Integer> years = shards.droppedWithout(DROPPED);
    years.forEach(year ->
        record(
            DROPPED,
            new Target(Target.AUDIT_LOG, year.toString(), null, null),
            JsonNodeFactory.instance.objectNode().put("year", year)));
    return years.size();
  }

  private void record(String action, Target target, ObjectNode details) {
    log.appendOwn(Actor.system(SERVICE), action, target, details);
  }

  private LocalDate keepUntil(int year) {
    int longest =
        shards.actions(year).stream()
            .map(RetentionClass::of)
            .distinct()
            .mapToInt(settings::of)
            .max()
            .orElse(0);
    return LocalDate.of(year + 1 + longest, 1, 1);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
