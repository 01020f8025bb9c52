package dev.mingce.audit.query;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.log.OwnReadsService;
import dev.mingce.audit.log.Target;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log and records who read it. The entry about it is committed before the answer leaves;
 * where it cannot be, there is no answer.
 */
@ApplicationScoped
public class EntriesService {
  private final EntryReader reader;
  private final OwnReadsService reads;
  private final Cursors cursors;

  EntriesService(EntryReader reader, OwnReadsService reads, Cursors cursors) {
    this.reader = reader;
    this.reads = reads;
    this.cursors = cursors;
  }

  /** One page, newest first. */
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
    reads.record(
        caller,
        OwnReadsService.READ,
        Outcome.DONE,
        new Target(Target.AUDIT_LOG, null, null, null),
        details);
    return new Page<>(items, next, count);
  }

  /** One entry with its exact bytes. A look at one that is not there is recorded as well. */
  public Optional<AuditEntry.Exact> find(Caller caller, UUID id) {
    Optional<AuditEntry.Exact> found = reader.byId(id);
    reads.record(
        caller,
        OwnReadsService.READ,
        found.isPresent() ? Outcome.DONE : Outcome.FAILED,
        new Target(Target.AUDIT_ENTRY, id.toString(), null, null),
        details(found.isPresent() ? 1 : 0));
    return found;
  }

  /**
   * An entry as it is stored.
   *
   * @param bytes exactly what is hashed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Stored(long leafIndex, byte[] bytes) {}

  /** What an entry says. */
  public static AuditEntry content(long leafIndex, byte[] bytes) {
    return EntryContent.read(leafIndex, bytes);
  }

  /**
   * The oldest that match and lie before an index. Not recorded: the caller says what it is for.
   */
  public List<Stored> oldest(EntryParameters parameters, long beforeIndex, int limit) {
    return reader.oldest(parameters.filter(), beforeIndex, limit);
  }

  /** Names of the filters that restrict. */
  public List<String> filters(EntryParameters parameters) {
    return parameters.filter().names();
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
}
