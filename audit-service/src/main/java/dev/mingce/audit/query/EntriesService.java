package dev.mingce.audit.query;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.audit.log.EntryDraft;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.log.Target;
import dev.mingce.kit.Ids;
import dev.mingce.kit.observe.Traces;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log and records who read it, in one transaction: an answer without its entry cannot
 * leave.
 */
@ApplicationScoped
public class EntriesService {
  private static final String SERVICE = "audit-service";
  private static final String READ = "audit.read";
  private static final String READ_EVENT = "audit.read.v1";

  private final EntryReader reader;
  private final EntryLogService log;
  private final Cursors cursors;

  EntriesService(EntryReader reader, EntryLogService log, Cursors cursors) {
    this.reader = reader;
    this.log = log;
    this.cursors = cursors;
  }

  /** One page, newest first. */
  @Transactional
  public Page<AuditEntry> list(Caller caller, EntryParameters parameters) {
    EntryFilter filter = parameters.filter();
    int limit = parameters.pageSize();
    boolean wantsCount = parameters.wantsCount();
    List<AuditEntry> found =
        reader.newest(filter, position(filter, parameters.cursor()), limit + 1);
    List<AuditEntry> items = found.subList(0, Math.min(limit, found.size()));
    String next =
        found.size() > limit
            ? cursors.encode(filter.listing(), List.of(Long.toString(items.getLast().leafIndex())))
            : null;
    Long count = wantsCount ? reader.count(filter) : null;
    ObjectNode details = details(items.size());
    filter.names().forEach(details.putArray("filters")::add);
    record(caller, Outcome.DONE, new Target(Target.AUDIT_LOG, null, null, null), details);
    return new Page<>(items, next, count);
  }

  /** One entry with its exact bytes. A look at one that is not there is recorded as well. */
  @Transactional
  public Optional<AuditEntry.Exact> find(Caller caller, UUID id) {
    Optional<AuditEntry.Exact> found = reader.byId(id);
    record(
        caller,
        found.isPresent() ? Outcome.DONE : Outcome.FAILED,
        new Target(Target.AUDIT_ENTRY, id.toString(), null, null),
        details(found.isPresent() ? 1 : 0));
    return found;
  }

  private @Nullable Long position(EntryFilter filter, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> position = cursors.decode(filter.listing(), cursor);
    if (position.size() != 1) {
      throw new ProblemException(KitError.INVALID_CURSOR);
    }
    return Long.valueOf(position.getFirst());
  }

  private static ObjectNode details(int count) {
    return JsonNodeFactory.instance.objectNode().put("count", count);
  }

  private void record(Caller caller, Outcome outcome, Target target, ObjectNode details) {
    log.append(
        new EntryDraft(
            Ids.next(),
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            READ,
            outcome,
            caller.actor(),
            target,
            SERVICE,
            READ_EVENT,
            null,
            null,
            List.of(),
            Traces.traceId(),
            details,
            null));
  }
}
